package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.util.Map;

@WebSocketClient(state = Boxed.Box.class)
public final class Boxed {
  public record Box<T>(T content) {}

  @Deprecated
  record Old() {}

  @OnText
  void text(String text, Box<Map<java.lang.Integer, Old[]>> box) {}
}
