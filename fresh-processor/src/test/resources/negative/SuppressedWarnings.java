package app;

import io.fresh.annotation.*;

final class SuppressedWarnings {
  @WebSocketClient
  @SuppressWarnings("FreshNoHandlers")
  static final class Empty {}

  @WebSocketClient
  static final class Lost extends Base {
    @Override
    @SuppressWarnings("FreshLostHandler")
    void onText(String text) {}

    @OnPing
    @SuppressWarnings("FreshPrivateHandler")
    private void pinged() {} // ERROR [FreshPrivateHandler] @OnPing method Lost.pinged must not be private
  }

  abstract static class Base {
    @OnText
    void onText(String text) {}
  }
}
