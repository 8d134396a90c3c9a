package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.Restart;
import io.fresh.annotation.WebSocketClient;

final class Prices {
  private Prices() {}

  @WebSocketClient(restart = Restart.PERMANENT, shutdown = "250ms", id = "prices-eu")
  static final class Europe {
    @OnText
    void price(String text) {}
  }

  @WebSocketClient(restart = Restart.TRANSIENT, shutdown = "5000ms")
  static final class Defaults {
    @OnText
    void price(String text) {}
  }

  @WebSocketClient(state = Patient.Last.class, restart = Restart.TEMPORARY, shutdown = "unbounded")
  static final class Patient {
    record Last(String price) {}

    @OnText
    Last price(String text) {
      return new Last(text);
    }
  }
}
