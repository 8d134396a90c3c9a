package app;

import io.fresh.FreshException;
import io.fresh.Recovery;
import io.fresh.annotation.OnError;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class Careful {
  @OnError
  void any(FreshException error) {}

  @OnError
  Recovery refused(FreshException.EstablishingFailed error) {
    return error.status() == 403 ? Recovery.close() : Recovery.reconnect();
  }

  @OnError
  Recovery lost(FreshException.StreamingFailed error) {
    return Recovery.reconnect();
  }
}
