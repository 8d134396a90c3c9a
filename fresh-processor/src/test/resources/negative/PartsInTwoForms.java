package app;

import io.fresh.annotation.*;
import java.nio.ByteBuffer;

@WebSocketClient
final class PartsInTwoForms {
  @OnText
  void whole(String text) {}

  @OnText
  void part(String text, boolean last) {} // ERROR [FreshDuplicateHandler]

  @OnBinary
  void twice(boolean last, byte[] bytes,
      ByteBuffer buffer) {} // ERROR [FreshTwoMessages] parameter 'buffer' (ByteBuffer) of @OnBinary method PartsInTwoForms.twice is a second message.
}
