package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.*;


@WebSocketClient
final class UnknownParameter {
  @OnConnect
  void onConnect(LocalDate attempt) {} // ERROR [FreshUnknownParameter] parameter 'attempt' (LocalDate) of @OnConnect method UnknownParameter.onConnect cannot be supplied. It may take: Connection, Handshake, int status, Headers.

  @OnText
  void onText(
      String text,
      LocalDate today) {} // ERROR [FreshUnknownParameter] parameter 'today' (LocalDate) of @OnText method UnknownParameter.onText cannot be supplied. It may take: Connection, String, CharSequence, ByteBuffer, ByteBuf, a type with a decoder, boolean last.

  @OnBinary
  void onBinary(int decoded) {} // ERROR [FreshPrimitiveMessage] parameter 'decoded' (int) of @OnBinary method UnknownParameter.onBinary is primitive; a message is an object. Take byte[], or Integer with a decoder.

  @OnPing
  void onPing(String payload) {} // ERROR [FreshUnknownParameter] parameter 'payload' (String) of @OnPing method UnknownParameter.onPing cannot be supplied. It may take: Connection, ByteBuffer, byte[].

  @OnDisconnect
  void gone(long code) {} // ERROR [FreshUnknownParameter] parameter 'code' (long) of @OnDisconnect method UnknownParameter.gone cannot be supplied. It may take: Connection, CloseStatus, int code, String reason.

  @OnTerminate
  void bye(Throwable cause) {} // ERROR [FreshUnknownParameter] parameter 'cause' (Throwable) of @OnTerminate
}
