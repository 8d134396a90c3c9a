package app;

import io.fresh.Connection;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Restarting {
  private RestartingFresh neverSet;

  @OnText
  void heard(String uri, Connection connection) {
    RestartingFresh.start(uri);
    connection.stop();
  }
}
