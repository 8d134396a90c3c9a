package app;

import io.fresh.annotation.Case;
import io.fresh.annotation.Discriminator;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Binance's combined streams: {@code {"stream":"bnbbtc@trade","data":{"e":"trade","s":"BNBBTC","p":"0.001"}}}. */
@WebSocketClient(codecs = Json.class)
final class Combined {
  final List<String> seen = new ArrayList<>();

  @Discriminator(value = "data/e", at = "data")
  sealed interface Event {
    @Case("trade")
    record Trade(String s, String p) implements Event {}

    @Case("24hrTicker")
    record Ticker(String s, String c) implements Event {}

    @Case("depthUpdate")
    record Depth(String s, long u) implements Event {}
  }

  @OnText
  void trade(Event.Trade trade) {
    seen.add("trade " + trade);
  }

  @OnText
  void quieter(Event event) {
    seen.add("quieter " + event);
  }
}
