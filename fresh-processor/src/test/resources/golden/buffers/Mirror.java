package app;

import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.nio.ByteBuffer;

@WebSocketClient
final class Mirror {
  @OnText
  byte[] text(ByteBuffer utf8) {
    return new byte[utf8.remaining()];
  }

  @OnBinary
  ByteBuffer binary(ByteBuffer bytes) {
    return bytes;
  }

  @OnPing
  String pinged(ByteBuffer payload) {
    return "pinged";
  }
}
