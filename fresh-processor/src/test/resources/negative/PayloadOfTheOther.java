package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;

/** Text where bytes come, and the reverse, also where a handler is inherited or asks for parts. */
final class PayloadOfTheOther {
  @WebSocketClient
  static final class Parts {
    @OnText
    void text(boolean last, byte[] bytes) {} // ERROR [FreshWrongPayload] parameter 'bytes' of @OnText method Parts.text takes byte[], a binary payload. Use @OnBinary, or take String,

    @OnBinary
    void binary(String text, boolean last) {} // ERROR [FreshWrongPayload] parameter 'text' of @OnBinary method Parts.binary takes String, a text payload. Use @OnText, or take byte[],
  }

  abstract static class Base<T> {
    @OnBinary
    void binary(T message, Connection connection) {}
  }

  @WebSocketClient
  static final class Heir extends Base<String> {} // ERROR [FreshWrongPayload] parameter 'message' of @OnBinary method Base.binary takes String, a text payload.

  interface Handlers<T> {
    @OnText
    default void text(T message) {}
  }

  @WebSocketClient
  record Lines() implements Handlers<byte[]> {} // ERROR [FreshWrongPayload] parameter 'message' of @OnText method Handlers.text takes byte[], a binary payload.
}
