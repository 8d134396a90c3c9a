package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class Unsuppliable {
  @WebSocketClient(state = Numbers.Tally.class)
  static final class Numbers {
    record Tally() {}

    @OnConnect
    void opened(Integer status, Tally tally) {} // ERROR [FreshUnknownParameter] parameter 'status' (Integer) of @OnConnect method Numbers.opened cannot be supplied. It may take: Connection, the state, Handshake, int status, Headers.

    @OnDisconnect
    void gone(short code, CharSequence reason) {} // ERROR [FreshUnknownParameter] parameter 'code' (short) // ERROR [FreshUnknownParameter] parameter 'reason' (CharSequence) of @OnDisconnect method Numbers.gone

    @OnPong
    void ponged(byte payload) {} // ERROR [FreshUnknownParameter] parameter 'payload' (byte)
  }

  @WebSocketClient
  static final class OfOtherEvents {
    @OnConnect
    void opened(CloseStatus status) {} // ERROR [FreshUnknownParameter] parameter 'status' (CloseStatus) of @OnConnect

    @OnTerminate
    void ended(CloseStatus status) {} // ERROR [FreshUnknownParameter] parameter 'status' (CloseStatus) of @OnTerminate method OfOtherEvents.ended cannot be supplied. It may take: Connection, ExitReason.

    @OnPing
    void pinged(Frame frame) {} // ERROR [FreshUnknownParameter] parameter 'frame' (Frame)
  }
}
