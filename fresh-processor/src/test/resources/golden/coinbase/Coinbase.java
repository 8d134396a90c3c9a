package app;

import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Coinbase Exchange: {@code {"type":"ticker","product_id":"BTC-USD","price":"1285.22"}}; after {@code {"type":"subscriptions",
 * "channels":[…]}}; {@code {"type":"error","message":"…"}}.
 */
@WebSocketClient(codecs = Json.class)
final class Coinbase {
  final List<String> seen = new ArrayList<>();

  record Subscribe(String type, List<String> product_ids, List<String> channels) {}

  record Ticker(String product_id, String price) {}

  record Failure(String message) {}

  @OnConnect
  Subscribe subscribe() {
    return new Subscribe("subscribe", List.of("BTC-USD"), List.of("ticker"));
  }

  @OnText(field = "type", value = "ticker")
  void ticker(Ticker ticker) {
    seen.add("ticker " + ticker);
  }

  @OnText(field = "type", value = "error")
  void failed(Failure failure) {
    seen.add("failed " + failure);
  }

  @OnText(field = "type", value = {"subscriptions", "heartbeat"})
  void quiet() {
    seen.add("quiet");
  }

  @OnText
  void other(String text) {
    seen.add("other " + text);
  }
}
