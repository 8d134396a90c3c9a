package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;

@WebSocketClient
final class Parts {
  @OnText
  void onText(boolean last) {} // ERROR [FreshNoMessage] @OnText method Parts.onText takes no message. Add a parameter: String, CharSequence, ByteBuffer, ByteBuf or a type with a decoder.

  @OnBinary
  void onBinary(byte[] bytes, boolean last,
      boolean first) {} // ERROR [FreshRepeatedParameter] parameter 'first' (boolean) of @OnBinary method Parts.onBinary is there a second time.

  @OnPing
  void onPing(byte[] payload, boolean last) {} // ERROR [FreshUnknownParameter] parameter 'last' (boolean) of @OnPing method Parts.onPing cannot be supplied. It may take: Connection, ByteBuffer, byte[].

  @OnConnect
  void onConnect(boolean again) {} // ERROR [FreshUnknownParameter] parameter 'again' (boolean) of @OnConnect method Parts.onConnect cannot be supplied.

  @OnInfo
  void told(boolean message) {} // ERROR [FreshPrimitiveMessage]
}
