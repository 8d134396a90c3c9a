package app;

import io.fresh.annotation.Blocking;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(state = Orders.Count.class)
final class Orders {
  record Count(int orders) {}

  @OnText
  Count order(String text, Count count) {
    return new Count(count.orders() + 1);
  }

  @OnInfo
  @Blocking
  void save(String file, Count count) {}
}
