package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(state = Prices.Last.class)
public class Prices {
  public record Last(String price) {}

  @OnText
  protected Last price(String price) {
    return new Last(price);
  }
}
