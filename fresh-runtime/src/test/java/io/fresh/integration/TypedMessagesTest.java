// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.LogLines;
import io.fresh.Recovery;
import io.fresh.TextEncoder;
import io.fresh.integration.OrderDispatcher.Order;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Codecs at work: what they refuse is an error that the connection outlives. */
final class TypedMessagesTest {

  private final OrderDispatcher client = new OrderDispatcher();

  @FunctionalInterface
  private interface Talk {
    void with(TestClient client, ScriptedPeer peer) throws Exception;
  }

  /** Talks over an open connection, and ends it. */
  private void talk(Talk talk) throws Exception {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient started = TestClient.start(client, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.awaitConnect();
      talk.with(started, peer);
      started.partFrom(peer);
    }
  }

  private Order awaitOrder() {
    return (Order) client.await(Event.Decoded.class).value();
  }

  @Test
  void aTextIsDecodedAndAnsweredWithAnEncodedOne() throws Exception {
    client.answeringBy(order -> new Order(order.item(), order.count() + 1));
    talk(
        (started, peer) -> {
          peer.text("béer:2");
          assertThat(awaitOrder()).isEqualTo(new Order("béer", 2));
          peer.expectText("béer:3");
        });
  }

  @Test
  void aBinaryMessageIsDecodedAndAnsweredWithAnEncodedOne() throws Exception {
    client.answeringBy(order -> new Order(order.item(), order.count() + 1));
    talk(
        (started, peer) -> {
          peer.binary("beer:2".getBytes(UTF_8));
          assertThat(awaitOrder()).isEqualTo(new Order("beer", 2));
          assertThat(peer.expectFrame().payload()).asString(UTF_8).isEqualTo("beer:3");
        });
  }

  @Test
  void aTextThatCannotBeDecodedIsAnErrorAndTheNextMessageArrives() throws Exception {
    talk(
        (started, peer) -> {
          peer.send(WireFrame.text("beer:s3cr3t"), WireFrame.text("beer:1"));
          DecodingFailed error = client.awaitError(DecodingFailed.class);
          assertThat(error)
              .hasMessage(
                  "Expected a text that can be decoded as Order, the decoder threw"
                      + " java.lang.NumberFormatException; it has 11 bytes, like xxxx:x0xx0x")
              .hasCauseInstanceOf(NumberFormatException.class);
          assertThat(error.closeCode()).isEmpty();
          assertThat(awaitOrder()).isEqualTo(new Order("beer", 1));
          assertThat(started.connection().isOpen()).isTrue();
        });
  }

  @Test
  void aBinaryMessageThatCannotBeDecodedIsAnErrorAndTheNextMessageArrives() throws Exception {
    talk(
        (started, peer) -> {
          peer.binary(new byte[] {0, 1, -1});
          peer.binary("beer:1".getBytes(UTF_8));
          assertThat(client.awaitError(DecodingFailed.class))
              .hasMessageEndingWith("it has 3 bytes, like ...");
          assertThat(awaitOrder()).isEqualTo(new Order("beer", 1));
        });
  }

  @Test
  void whatADecoderDoesWithItsBufferHarmsNoMessage() throws Exception {
    client.decodingBy(
        utf8 -> {
          Order order = Order.parse(UTF_8.decode(utf8.duplicate()).toString());
          utf8.position(0).limit(order.count()).flip();
          if (order.count() == 2) {
            throw new IOException("two is refused");
          }
          return order;
        });
    talk(
        (started, peer) -> {
          peer.send(WireFrame.text("a:1"), WireFrame.text("b:2"), WireFrame.text("c:3"));
          assertThat(awaitOrder()).isEqualTo(new Order("a", 1));
          assertThat(client.awaitError(DecodingFailed.class))
              .hasMessageEndingWith("3 bytes, like x:0");
          assertThat(awaitOrder()).isEqualTo(new Order("c", 3));
        });
  }

  /** What it reads of it then may be anything: the memory is the connection's. */
  @Test
  void aDecoderThatKeepsItsBufferReadsStaleBytesAndHarmsNothing() throws Exception {
    List<ByteBuffer> kept = new ArrayList<>();
    client.decodingBy(
        utf8 -> {
          kept.add(utf8);
          kept.forEach(buffer -> UTF_8.decode(buffer.duplicate()));
          return Order.parse(UTF_8.decode(utf8.duplicate()).toString());
        });
    talk(
        (started, peer) -> {
          for (int i = 0; i < 50; i++) {
            peer.text("beer".repeat(i * 100) + ":" + i);
            assertThat(awaitOrder().count()).isEqualTo(i);
          }
          assertThat(kept).hasSize(50);
          assertThatThrownBy(() -> kept.get(0).put(0, (byte) 'x'))
              .isInstanceOf(ReadOnlyBufferException.class);
        });
  }

  static Stream<TextEncoder<Order>> failingEncoders() {
    return Stream.of(
        order -> {
          throw new IOException("no order of " + order);
        },
        order -> null,
        order -> order + "\ud83d");
  }

  @ParameterizedTest
  @MethodSource("failingEncoders")
  void anAnswerThatCannotBeEncodedIsAnErrorAndTheNextIsSent(TextEncoder<Order> failing)
      throws Exception {
    client
        .answeringBy(order -> order)
        .encodingBy(order -> order.count() == 0 ? failing.encode(order) : order.toString());
    talk(
        (started, peer) -> {
          peer.text("s3cr3t:0");
          awaitOrder();
          EncodingFailed error = client.awaitError(EncodingFailed.class);
          assertThat(error).hasMessageContaining("made of a value of Order, the encoder");
          assertThat(error.getMessage()).doesNotContain("s3cr3t");
          peer.text("beer:1");
          awaitOrder();
          peer.expectText("beer:1");
        });
  }

  @Test
  void aBinaryAnswerThatCannotBeEncodedIsAnErrorAndTheNextIsSent() throws Exception {
    client
        .answeringBy(order -> order)
        .encodingBinaryBy(
            order -> {
              if (order.count() == 0) {
                throw new IOException("none");
              }
              return ByteBuffer.wrap(new byte[] {7});
            });
    talk(
        (started, peer) -> {
          peer.binary("beer:0".getBytes(UTF_8));
          awaitOrder();
          assertThat(client.awaitError(EncodingFailed.class)).hasCauseInstanceOf(IOException.class);
          peer.binary("beer:1".getBytes(UTF_8));
          awaitOrder();
          assertThat(peer.expectFrame().payload()).containsExactly(7);
        });
  }

  @Test
  void anEncoderMayUseItsBufferAgain() throws Exception {
    ByteBuffer buffer = ByteBuffer.allocateDirect(100);
    client
        .answeringBy(order -> order)
        .encodingBinaryBy(order -> buffer.clear().put((byte) order.count()).flip());
    talk(
        (started, peer) -> {
          for (int i = 0; i < 3; i++) {
            peer.binary(("beer:" + i).getBytes(UTF_8));
            awaitOrder();
          }
          for (int i = 0; i < 3; i++) {
            assertThat(peer.expectFrame().payload()).containsExactly(i);
          }
        });
  }

  @Test
  void noValueIsNothingToSay() throws Exception {
    client.answeringBy(order -> order.count() == 0 ? null : order);
    talk(
        (started, peer) -> {
          peer.text("beer:0");
          peer.binary("beer:0".getBytes(UTF_8));
          peer.text("beer:1");
          awaitOrder();
          awaitOrder();
          awaitOrder();
          peer.expectText("beer:1");
        });
  }

  @Test
  void aHandlerThatThrowsIsNoDecoderThatThrows() throws Exception {
    DecodingFailed thrown = new DecodingFailed("thrown by the handler", null);
    client
        .answeringBy(
            order -> {
              throw thrown;
            })
        .recoveringBy(error -> Recovery.ignore());
    talk(
        (started, peer) -> {
          peer.text("beer:1");
          awaitOrder();
          assertThat(client.awaitError(HandlingFailed.class)).hasCause(thrown);
        });
  }

  @Test
  void aHandlerMayReconnectAfterAMessageThatCannotBeDecoded() throws Exception {
    client.recoveringBy(error -> Recovery.reconnect());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient started = TestClient.start(client, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("beer"), WireFrame.text("beer:1"));
        client.awaitConnect();
        client.awaitError(DecodingFailed.class);
        peer.expectClose(1000);
        peer.close(1000, "");
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.awaitConnect();
        started.partFrom(peer);
      }
    }
  }

  @Test
  void aHandlerMayCloseAfterAMessageThatCannotBeDecoded() throws Exception {
    client.recoveringBy(error -> Recovery.close(ExitReason.failed(error)));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient started = TestClient.start(client, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("beer"), WireFrame.text("beer:1"));
      client.awaitConnect();
      DecodingFailed error = client.awaitError(DecodingFailed.class);
      peer.expectClose(1000);
      peer.close(1000, "");
      assertThat(client.awaitTerminate()).isEqualTo(ExitReason.failed(error));
      assertThat(started.connection().isOpen()).isFalse();
    }
  }

  @Test
  void anErrorOfTheVirtualMachineInADecoderEndsTheConnection() throws Exception {
    client.decodingBy(
        utf8 -> {
          throw new StackOverflowError("on purpose");
        });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient started = TestClient.start(client, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("beer:1"));
      client.awaitConnect();
      peer.expectClose(1011);
      peer.close(1011, "");
      assertThat(client.awaitTerminate()).isInstanceOf(ExitReason.Failed.class);
      assertThat(started.connection().isOpen()).isFalse();
    }
  }

  @Test
  void noLineTellsWhatCodecsHaveSeen() throws Exception {
    client
        .answeringBy(order -> order)
        .encodingBy(
            order -> {
              throw new IOException("no " + order);
            });
    try (LogLines lines = new LogLines(Level.TRACE);
        ScriptedServer server = ScriptedServer.listen();
        TestClient started =
            TestClient.start(
                client,
                server.uri(),
                TestClient.options().errorLogging(true).infoLogging(true).build())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(
            WireFrame.text("s3cr3t"), WireFrame.text("beer:s3cr3t"), WireFrame.text("s3cr3t:1"));
        client.awaitConnect();
        assertSecret(client.awaitError(DecodingFailed.class));
        assertSecret(client.awaitError(DecodingFailed.class));
        awaitOrder();
        assertSecret(client.awaitError(EncodingFailed.class));
        started.partFrom(peer);
      }
      Patience.get(started.connection().terminated(), "the connection to terminate");
      assertThat(lines.all().toString()).contains("DecodingFailed").doesNotContain("s3cr3t");
    }
  }

  private static void assertSecret(Exception error) {
    assertThat(error.toString()).doesNotContain("s3cr3t");
  }
}
