package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Old {
  /**
   * Hears.
   *
   * @deprecated for a reason
   */
  @Deprecated(forRemoval = true)
  @OnText
  void heard(String text) {}
}
