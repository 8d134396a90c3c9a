package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(state = Last.class)
public final class Prices {
  @OnText
  Last price(String price) {
    return new Last(price);
  }
}
