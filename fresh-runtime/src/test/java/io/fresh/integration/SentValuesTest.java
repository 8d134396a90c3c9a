// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.BinaryEncoder;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.SendOutcome;
import io.fresh.TextEncoder;
import io.fresh.integration.OrderDispatcher.Order;
import io.fresh.spi.ClientConnection;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Sending;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What generated {@code @Send} methods call, over a connection. */
final class SentValuesTest {

  private static final Order ORDER = new Order("béer", 2);
  private static final TextEncoder<Object> TEXT = Object::toString;
  private static final BinaryEncoder<Object> BINARY =
      order -> ByteBuffer.wrap(order.toString().getBytes(UTF_8));

  private static final TextEncoder<Object> FAILING =
      order -> {
        throw new IOException("s3cr3t");
      };
  private static final BinaryEncoder<Object> FAILING_BINARY =
      order -> {
        throw new IOException("s3cr3t");
      };

  private final OrderDispatcher recorder = new OrderDispatcher();

  @FunctionalInterface
  private interface Talk {
    void with(ClientConnection connection, ScriptedPeer peer) throws Exception;
  }

  /** Talks over an open connection, and ends it. */
  private void talk(Talk talk) throws Exception {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      talk.with(recorder.connection(), peer);
      client.partFrom(peer);
    }
  }

  private static SendOutcome outcome(CompletionStage<SendOutcome> stage) {
    return Patience.get(stage, "what became of it");
  }

  @Test
  void aValueReachesThePeerAsItsEncoderMakesIt() throws Exception {
    talk(
        (connection, peer) -> {
          assertThat(Sending.text(connection, TEXT, ORDER, "Order")).isTrue();
          peer.expectText("béer:2");
          assertThat(Sending.binary(connection, BINARY, ORDER, "Order")).isTrue();
          assertThat(peer.expectFrame().payload()).asString(UTF_8).isEqualTo("béer:2");
          assertThat(outcome(Sending.textAsync(connection, TEXT, ORDER, "Order")))
              .isEqualTo(SendOutcome.WRITTEN);
          peer.expectText("béer:2");
          assertThat(outcome(Sending.binaryAsync(connection, BINARY, ORDER, "Order")))
              .isEqualTo(SendOutcome.WRITTEN);
          assertThat(peer.expectFrame().payload()).asString(UTF_8).isEqualTo("béer:2");
        });
  }

  @Test
  void whatCannotBeEncodedIsToldToTheCallerAndToTheErrorHandlerAndTheConnectionLivesOn()
      throws Exception {
    talk(
        (connection, peer) -> {
          assertThat(Sending.text(connection, FAILING, ORDER, "Order")).isFalse();
          awaitFailure("a text");
          assertThat(Sending.binary(connection, FAILING_BINARY, ORDER, "Order")).isFalse();
          awaitFailure("bytes");
          assertThat(outcome(Sending.textAsync(connection, FAILING, ORDER, "Order")))
              .isEqualTo(SendOutcome.NOT_SENT);
          awaitFailure("a text");
          assertThat(outcome(Sending.binaryAsync(connection, FAILING_BINARY, ORDER, "Order")))
              .isEqualTo(SendOutcome.NOT_SENT);
          awaitFailure("bytes");
          assertThat(connection.send("alive")).isTrue();
          peer.expectText("alive");
        });
  }

  private void awaitFailure(String wanted) {
    assertThat(recorder.awaitError(EncodingFailed.class))
        .hasMessage(
            "Expected "
                + wanted
                + " made of a value of Order, the encoder threw java.io.IOException")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aLoopOfFailuresTellsTheErrorHandlerNoMoreThanItCanHear() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    recorder.onInfo(
        (connection, message, outbox) -> {
          begun.countDown();
          Patience.await(sent, "the failures");
        });
    talk(
        (connection, peer) -> {
          connection.tell("wait");
          Patience.await(begun, "a handler that holds the connection up");
          for (int i = 0; i < 1000; i++) {
            assertThat(Sending.text(connection, FAILING, ORDER, "Order")).isFalse();
          }
          sent.countDown();
          recorder.await(Event.Info.class);
          awaitFailure("a text");
        });
  }

  @Test
  void nothingIsThrownOnceTheConnectionHasEnded() throws Exception {
    talk((connection, peer) -> {});
    ClientConnection ended = recorder.connection();

    assertThat(Sending.text(ended, TEXT, ORDER, "Order")).isFalse();
    assertThat(Sending.binary(ended, BINARY, ORDER, "Order")).isFalse();
    assertThat(outcome(Sending.textAsync(ended, TEXT, ORDER, "Order")))
        .isEqualTo(SendOutcome.NOT_SENT);
    assertThat(Sending.text(ended, FAILING, ORDER, "Order")).isFalse();
  }

  @Test
  void aDispatcherIsThatOfItsConnectionAlone() throws Exception {
    talk(
        (connection, peer) -> {
          assertThat(Dispatcher.of(connection, OrderDispatcher.class, "OrdersFresh"))
              .isSameAs(recorder);
          assertThatThrownBy(() -> Dispatcher.of(connection, Other.class, "OtherFresh"))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("Expected a connection that OtherFresh has started, was ")
              .hasMessageContaining(recorder.client().getClass().getName());
        });
  }

  private abstract static class Other extends Dispatcher {
    Other() {
      super(new Object(), MessageForm.NONE, MessageForm.NONE);
    }
  }
}
