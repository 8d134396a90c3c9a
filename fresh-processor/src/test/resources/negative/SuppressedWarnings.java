package app;

import io.fresh.annotation.*;

final class SuppressedWarnings {
  @WebSocketClient
  @SuppressWarnings("fresh:NoHandlers")
  static final class Empty {}

  @SuppressWarnings({"unused", "fresh:NoHandlers"})
  static final class Around {
    @WebSocketClient
    static final class Empty {}
  }

  @WebSocketClient
  static final class Lost extends Base {
    @Override
    @SuppressWarnings("fresh:LostHandler")
    void onText(String text) {}

    @OnPong
    @SuppressWarnings("fresh:NoHandlers")
    private void ponged() {} // ERROR [FreshPrivateHandler] @OnPong method Lost.ponged must not be private
  }

  @WebSocketClient
  static final class LostAbove extends LosesForAll {
    @OnPing
    void pinged() {}
  }

  abstract static class LosesForAll extends Base {
    @Override
    @SuppressWarnings("fresh:LostHandler")
    void onText(String text) {}
  }

  abstract static class Base {
    @OnText
    void onText(String text) {}
  }
}
