package app;

import io.fresh.CloseStatus;
import io.fresh.Recovery;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Polite {
  static final int SHUTTING_DOWN = 4001;

  @OnDisconnect(code = {1002, 1008})
  Recovery rejected(int code, String reason) {
    return Recovery.close();
  }

  @OnDisconnect
  Recovery gone(CloseStatus status) {
    return Recovery.reconnect();
  }

  @OnDisconnect(code = SHUTTING_DOWN)
  void down() {}
}
