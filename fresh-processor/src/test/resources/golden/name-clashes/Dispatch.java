package app;

import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(state = Outbox.class, pingInterval = "1m", restart = io.fresh.annotation.Restart.PERMANENT)
final class Dispatch {
  @OnConnect
  void opened(io.fresh.Connection connection) {}

  @OnText
  java.lang.String heard(java.lang.String text, Outbox state) throws java.lang.InterruptedException {
    return text;
  }

  @OnInfo
  void told(Connection message) {}

  @OnInfo
  void told(java.lang.Integer message) {}

  @OnInfo
  void told(Link message, Outbox state) {}

  @OnInfo
  void told(Supplier message, Outbox state) {}

  @OnInfo
  void told(Duration message, Outbox state) {}

  @OnInfo
  void told(Restart message, Outbox state) {}
}
