package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class WrongPayload {
  @OnText
  void onText(byte[] bytes) {} // ERROR [FreshWrongPayload] parameter 'bytes' of @OnText method WrongPayload.onText takes byte[], a binary payload. Use @OnBinary, or take String, CharSequence, ByteBuffer, ByteBuf or a type with a decoder.

  @OnBinary
  void onBinary(String text) {} // ERROR [FreshWrongPayload] parameter 'text' of @OnBinary method WrongPayload.onBinary takes String, a text payload. Use @OnText, or take byte[], ByteBuffer, ByteBuf or a type with a binary decoder.
}
