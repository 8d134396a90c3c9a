// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Connection;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.SendOutcome;
import io.fresh.TextEncoder;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnText;
import io.fresh.annotation.Send;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated clients that send by an interface, against a server. */
final class SendingClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  record Subscribe(String symbol) {}

  record Order(int number) {}

  interface Requests<T> {
    @Send
    boolean request(T request);
  }

  interface Commands extends Requests<Subscribe> {
    @Send
    void say(String text);

    @Send
    CompletionStage<SendOutcome> order(Order order);

    @Send
    boolean raw(ByteBuffer bytes);

    default boolean subscribe(String symbol) {
      return request(new Subscribe(symbol));
    }
  }

  @WebSocketClient(codecs = Json.class, sends = Commands.class)
  static final class Market {
    @OnConnect
    void opened(Commands commands) {
      commands.subscribe("BTC");
    }

    @OnText
    void heard(String text, Commands commands) {
      commands.say("heard " + text);
    }
  }

  /** Counts without a lock, as one thread at a time may: a number that is there twice, or missing, shows two. */
  static final class Numbered implements TextEncoder<Object> {
    private int count;

    @Override
    public String encode(Object value) {
      if (value instanceof Order order && order.number() < 0) {
        throw new IllegalArgumentException("no order");
      }
      int next = count;
      for (int i = 0; i < 1000; i++) {
        Thread.onSpinWait();
      }
      count = next + 1;
      return Integer.toString(next);
    }
  }

  @WebSocketClient(codecs = Numbered.class, sends = Commands.class)
  static final class Counting {
    private final BlockingQueue<EncodingFailed> failures = new LinkedBlockingQueue<>();

    @OnError
    void failed(EncodingFailed failed) {
      failures.add(failed);
    }
  }

  private interface Exchange {
    void with(Connection connection, ScriptedPeer peer) throws Exception;
  }

  private interface Start {
    Connection at(String uri);
  }

  private static Connection talk(Start start, Exchange exchange) throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = start.at(server.uri().toString());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        exchange.with(connection, peer);
      } finally {
        connection.stop();
      }
      assertThat(connection.awaitTermination(PATIENCE)).isPresent();
      return connection;
    }
  }

  private static SendOutcome outcome(CompletionStage<SendOutcome> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void handlersAndCallersSendTypedMessagesByTheInterface() throws Exception {
    talk(
        SendingClientTest_MarketFresh::start,
        (connection, peer) -> {
          Commands commands = SendingClientTest_MarketFresh.sends(connection);
          peer.expectText("{\"symbol\":\"BTC\"}");

          assertThat(commands.subscribe("ETH")).isTrue();
          peer.expectText("{\"symbol\":\"ETH\"}");
          assertThat(outcome(commands.order(new Order(7)))).isEqualTo(SendOutcome.WRITTEN);
          peer.expectText("{\"number\":7}");
          assertThat(commands.raw(ByteBuffer.wrap(new byte[] {1, 2}))).isTrue();
          assertThat(peer.expectFrame().payload()).containsExactly(1, 2);
          peer.text("you");
          peer.expectText("heard you");
        });
  }

  @Test
  void theEncoderOfAClientIsCalledByOneThreadAtATime() throws Exception {
    int threads = 4;
    int each = 100;
    talk(
        SendingClientTest_CountingFresh::start,
        (connection, peer) -> {
          connection.opened().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
          Commands commands = SendingClientTest_CountingFresh.sends(connection);
          List<Thread> senders = new ArrayList<>();
          for (int i = 0; i < threads; i++) {
            senders.add(new Thread(() -> request(commands, each)));
          }
          senders.forEach(Thread::start);

          Set<Integer> numbers = new TreeSet<>();
          for (int i = 0; i < threads * each; i++) {
            numbers.add(Integer.valueOf(peer.expectFrame().text()));
          }
          assertThat(numbers)
              .isEqualTo(IntStream.range(0, threads * each).boxed().collect(Collectors.toSet()));
          for (Thread sender : senders) {
            sender.join();
          }
        });
  }

  private static void request(Commands commands, int times) {
    for (int i = 0; i < times; i++) {
      commands.subscribe("BTC");
    }
  }

  @Test
  void whatCannotBeEncodedIsToldToTheCallerAndToTheErrorHandler() throws Exception {
    Counting client = new Counting();
    talk(
        uri -> SendingClientTest_CountingFresh.start(client, uri),
        (connection, peer) -> {
          connection.opened().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
          Commands commands = SendingClientTest_CountingFresh.sends(connection);

          assertThat(outcome(commands.order(new Order(-1)))).isEqualTo(SendOutcome.NOT_SENT);
          assertThat(client.failures.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
              .hasMessageContaining("SendingClientTest.Order")
              .hasRootCauseInstanceOf(IllegalArgumentException.class);
          assertThat(outcome(commands.order(new Order(1)))).isEqualTo(SendOutcome.WRITTEN);
          peer.expectText("0");
        });
  }

  @Test
  void aConnectionThatHasEndedAcceptsNothingAndOneOfAnotherClientIsRefused() throws Exception {
    Connection ended = talk(SendingClientTest_CountingFresh::start, (connection, peer) -> {});
    Commands commands = SendingClientTest_CountingFresh.sends(ended);

    commands.say("too late");
    assertThat(commands.subscribe("BTC")).isFalse();
    assertThat(outcome(commands.order(new Order(1)))).isEqualTo(SendOutcome.NOT_SENT);
    assertThatThrownBy(() -> SendingClientTest_MarketFresh.sends(ended))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Expected a connection that SendingClientTest_MarketFresh has started, was ")
        .hasMessageContaining(Counting.class.getName());
  }
}
