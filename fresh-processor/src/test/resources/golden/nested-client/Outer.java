package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

public final class Outer {
  private Outer() {}

  public interface Middle {
    @WebSocketClient
    final class Inner {
      @OnText
      public void heard(String text) {}
    }
  }
}
