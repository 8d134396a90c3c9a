package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class MoreMessages {
  @WebSocketClient
  static final class Twice {
    @OnText
    void text(String text, CharSequence again) {} // ERROR [FreshTwoMessages] parameter 'again' (CharSequence) of @OnText method Twice.text is a second message. Remove one of them.

    @OnBinary
    void binary(ByteBuffer one, ByteBuffer two) {} // ERROR [FreshTwoMessages] parameter 'two' (ByteBuffer)

    @OnConnect
    void opened(Connection one, Handshake handshake, Connection two) {} // ERROR [FreshRepeatedParameter] parameter 'two' (Connection) of @OnConnect method Twice.opened is there a second time.
  }

  @WebSocketClient(state = Nothing.Tally.class)
  static final class Nothing {
    record Tally() {}

    @OnText
    void text() {} // ERROR [FreshNoMessage] @OnText method Nothing.text takes no message.

    @OnInfo
    void told(Tally tally) {} // ERROR [FreshNoMessage] @OnInfo method Nothing.told takes no message.

    @OnError
    void failed(Tally tally) {} // ERROR [FreshNoError] @OnError method Nothing.failed takes no error.
  }

  @WebSocketClient
  static final class Mixed {
    @OnText
    void text(Connection connection, byte[] bytes) {} // ERROR [FreshWrongPayload] parameter 'bytes' of @OnText method Mixed.text takes byte[], a binary payload. Use @OnBinary, or take String

    @OnBinary
    void binary(CharSequence text) {} // ERROR [FreshWrongPayload] parameter 'text' of @OnBinary method Mixed.binary takes CharSequence, a text payload. Use @OnText, or take byte[]
  }
}
