package app;

import io.fresh.annotation.*;

@WebSocketClient(
    name = "", // ERROR [FreshEmptyName] name is empty. Leave it out, or give it a text.
    id = "") // ERROR [FreshEmptyName] id is empty. Leave it out, or give it a text.
final class EmptyNames {
  @OnText
  void onText(String text) {}
}
