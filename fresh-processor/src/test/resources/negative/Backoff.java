package app;

import io.fresh.annotation.*;

final class Backoff {
  @WebSocketClient(
      backoffMax = "1s",
      backoffInitial = "1001ms") // ERROR [FreshBackoffOrder] backoffInitial (1001ms) is above backoffMax (1s). Lower the one or raise the other.
  static final class Both {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(backoffInitial = "1m") // ERROR [FreshBackoffOrder] backoffInitial (1m) is above backoffMax (30s, the default).
  static final class First {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(backoffMax = "100ms") // ERROR [FreshBackoffOrder] backoffInitial (250ms, the default) is above backoffMax (100ms).
  static final class Longest {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(backoffInitial = "1m", backoffMax = "0s") // ERROR [FreshOptionRange] backoffMax must not be 0s. Use 1ms to 24h.
  static final class OneMistakeIsOneMessage {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(backoffInitial = "1s", backoffMax = "1000ms")
  static final class Equal {
    @OnText
    void onText(String text) {}
  }
}
