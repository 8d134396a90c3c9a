package app;

import io.fresh.annotation.*;

@WebSocketClient
final class InheritedPrivateHandler extends Base {} // ERROR [FreshPrivateHandler] @OnText method Base.onText must not be private

abstract class Base {
  @OnText
  private void onText(String text) {}
}
