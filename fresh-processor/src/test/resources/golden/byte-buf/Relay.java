package app;

import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;

@WebSocketClient
final class Relay {
  @OnText
  ByteBuf text(ByteBuf utf8) {
    return utf8;
  }

  @OnBinary
  CompositeByteBuf binary(ByteBuf bytes) {
    return bytes.alloc().compositeBuffer();
  }
}
