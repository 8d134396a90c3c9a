package app;

import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Binance's raw streams: {@code {"e":"trade","E":1672515782136,"s":"BNBBTC","p":"0.001","q":"100"}}; a subscription is answered with
 * {@code {"result":null,"id":1}}.
 */
@WebSocketClient(codecs = Json.class)
final class Binance {
  final List<String> seen = new ArrayList<>();

  record Trade(String s, String p, String q) {}

  record Ticker(String s, String c) {}

  record Subscribe(String method, List<String> params, int id) {}

  record Subscribed(int id) {}

  @OnConnect
  Subscribe subscribe() {
    return new Subscribe("SUBSCRIBE", List.of("bnbbtc@trade"), 1);
  }

  @OnText(field = "e", value = {"trade", "aggTrade"})
  void trade(Trade trade) {
    seen.add("trade " + trade);
  }

  @OnText(field = "e", value = "24hrTicker")
  void ticker(Ticker ticker) {
    seen.add("ticker " + ticker);
  }

  @OnText(field = "result")
  void subscribed(Subscribed subscribed) {
    seen.add("subscribed " + subscribed);
  }
}
