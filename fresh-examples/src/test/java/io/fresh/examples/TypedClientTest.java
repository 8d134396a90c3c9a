// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.FreshException;
import io.fresh.annotation.Case;
import io.fresh.annotation.Discriminator;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** A generated client whose messages are records, against a server that speaks JSON. */
final class TypedClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Discriminator("type")
  sealed interface Event {
    @Case("trade")
    record Trade(String symbol, double price) implements Event {}

    @Case({"quote", "bbo"})
    record Quote(String symbol, double bid, double ask) implements Event {}
  }

  record Subscribe(String op, List<String> symbols) {}

  record Seen(String what) {}

  @WebSocketClient(codecs = Json.class)
  static final class Prices {
    private final Queue<FreshException> errors = new ConcurrentLinkedQueue<>();

    @OnConnect
    Subscribe subscribe() {
      return new Subscribe("subscribe", List.of("BTC", "ETH"));
    }

    @OnText
    Seen trade(Event.Trade trade) {
      return new Seen(trade.symbol() + " at " + trade.price());
    }

    @OnText
    Seen quote(Event.Quote quote, Connection connection) {
      return new Seen(quote.symbol() + " within " + (quote.ask() - quote.bid()));
    }

    @OnText(field = "op", value = "ping")
    Seen ping() {
      return new Seen("ping");
    }

    @OnError
    void failed(FreshException.DecodingFailed error) {
      errors.add(error);
    }
  }

  private interface Exchange {
    void with(ScriptedPeer peer) throws Exception;
  }

  private static Prices run(Exchange exchange) throws Exception {
    Prices prices = new Prices();
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = TypedClientTest_PricesFresh.start(prices, server.uri().toString());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("{\"op\":\"subscribe\",\"symbols\":[\"BTC\",\"ETH\"]}");
        exchange.with(peer);
        connection.stop();
      }
      assertThat(connection.awaitTermination(PATIENCE)).isPresent();
    }
    return prices;
  }

  @Test
  void eachRecordOfASealedInterfaceComesToItsHandlerAndWhatThatAnswersIsSentAsJson()
      throws Exception {
    Prices prices =
        run(
            peer -> {
              peer.text("{\"type\":\"trade\",\"symbol\":\"BTC\",\"price\":1.5}");
              peer.expectText("{\"what\":\"BTC at 1.5\"}");
              peer.text("{\"symbol\":\"ETH\",\"bid\":2,\"ask\":2.5,\"type\":\"bbo\"}");
              peer.expectText("{\"what\":\"ETH within 0.5\"}");
              peer.text("{\"op\":\"ping\"}");
              peer.expectText("{\"what\":\"ping\"}");
            });

    assertThat(prices.errors).isEmpty();
  }

  @Test
  void afterAMessageThatCannotBeDecodedTheNextOneArrives() throws Exception {
    Prices prices =
        run(
            peer -> {
              peer.text("{\"type\":\"trade\",\"symbol\":\"secret\",\"price\":\"none\"}");
              peer.text("{\"type\":\"secret\"}");
              peer.text("no JSON");
              peer.text("{\"type\":\"trade\",\"symbol\":\"BTC\",\"price\":1.5}");
              peer.expectText("{\"what\":\"BTC at 1.5\"}");
            });

    assertThat(prices.errors)
        .hasSize(3)
        .allSatisfy(
            error -> {
              assertThat(error).isInstanceOf(FreshException.DecodingFailed.class);
              assertThat(((FreshException.DecodingFailed) error).closeCode()).isEmpty();
              assertThat(error.getMessage()).doesNotContain("secret");
            });
  }
}
