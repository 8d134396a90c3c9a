package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
record Named(String name) {
  @OnText
  String greet(String text) {
    return name + ": " + text;
  }
}
