package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Marked {
  @OnText
  void heard(String text) {}
}
