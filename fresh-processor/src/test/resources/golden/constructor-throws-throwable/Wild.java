package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Wild {
  Wild() throws Throwable {}

  @OnText
  void heard(String text) {}
}
