package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class Messages {
  @OnText
  void none(Connection connection) {} // ERROR [FreshNoMessage] @OnText method Messages.none takes no message. Add a parameter: String, CharSequence, ByteBuffer, ByteBuf or a type with a decoder.

  @OnBinary
  void two(byte[] bytes,
      ByteBuffer buffer) {} // ERROR [FreshTwoMessages] parameter 'buffer' (ByteBuffer) of @OnBinary method Messages.two is a second message.

  @OnPing
  void pinged(byte[] bytes, ByteBuffer buffer) {} // ERROR [FreshTwoMessages] parameter 'buffer'

  @OnInfo
  void told(String one, String two) {} // ERROR [FreshTwoMessages] parameter 'two' (String) of @OnInfo

  @OnInfo
  void nothing() {} // ERROR [FreshNoMessage] @OnInfo method Messages.nothing takes no message. Add a parameter: one message of any reference type.
}
