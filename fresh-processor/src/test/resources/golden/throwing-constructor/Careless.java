package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.io.IOException;

@WebSocketClient
final class Careless {
  Careless() throws IOException {}

  @OnText
  void heard(String text) {}
}
