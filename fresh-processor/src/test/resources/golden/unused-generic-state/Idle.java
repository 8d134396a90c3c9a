package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(state = Idle.Box.class)
final class Idle {
  record Box<T extends Comparable<T>>(T value) {}

  @OnText
  void heard(String text) {}
}
