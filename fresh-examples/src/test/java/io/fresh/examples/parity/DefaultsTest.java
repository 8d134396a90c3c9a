// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Headers;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.RequestHead;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens where a client does not say otherwise, and what the server reads of the options. */
final class DefaultsTest {

  /** Says what it is told to say, and throws at one text. */
  @WebSocketClient
  static final class Plain {
    @OnInfo
    String say(String text) {
      return text;
    }

    @OnText
    void fail(String text) {
      if (text.equals("boom")) {
        throw new IllegalStateException(text);
      }
    }
  }

  /** Knows what to do about another error than the one that comes. */
  @WebSocketClient
  static final class Specialist {
    @OnText
    void fail(String text) {
      if (text.equals("boom")) {
        throw new IllegalStateException(text);
      }
    }

    @OnError
    Recovery casting(CastingFailed error) {
      return Recovery.ignore();
    }
  }

  private static Session start(Options options) {
    return Session.start(options, DefaultsTest_PlainFresh::start);
  }

  private static Session start() {
    return start(Session.options().build());
  }

  @Test
  void anErrorReconnects() throws IOException {
    try (Session session = start()) {
      session.server().accept().refuse("500 Oops", "");
      session.accept().reset();
      session.part(session.accept());
    }
  }

  @Test
  void whatCannotBeEncodedIsIgnored() throws IOException {
    try (Session session = start()) {
      ScriptedPeer peer = session.open();
      session.connection().tell("\uD800");
      session.connection().tell("next");
      peer.expectText("next");
      session.part(peer);
    }
  }

  @Test
  void whatCannotBeWrittenIsIgnored() throws IOException {
    Options small =
        Session.options().transport(TransportOptions.builder().outboundBytes(100).build()).build();
    try (Session session = start(small)) {
      ScriptedPeer peer = session.open();
      session.connection().tell("x".repeat(101)); // more than may wait to be written
      session.connection().tell("next");
      peer.expectText("next");
      session.part(peer);
    }
  }

  @Test
  void aHandlerThatThrowsEndsTheConnectionAsFailed() throws IOException {
    assertEndsAsFailed(start());
  }

  @Test
  void aHandlerThatThrowsEndsTheConnectionAsFailedIfNoErrorHandlerTakesIt() throws IOException {
    assertEndsAsFailed(Session.start(DefaultsTest_SpecialistFresh::start));
  }

  private static void assertEndsAsFailed(Session started) throws IOException {
    try (Session session = started) {
      ScriptedPeer peer = session.accept(WireFrame.text("boom"));
      assertThat(peer.expectClose(1011)).isEmpty();
      peer.hangUp();
      assertThat(session.awaitEnd())
          .isInstanceOfSatisfying(
              ExitReason.Failed.class,
              failed -> assertThat(failed.cause()).isInstanceOf(HandlingFailed.class));
    }
  }

  @Test
  void aCloseOfThePeerReconnects() throws IOException {
    try (Session session = start()) {
      ScriptedPeer first = session.accept();
      first.close(1000, "");
      first.expectClose(1000);
      first.hangUp();
      session.part(session.accept());
    }
  }

  @Test
  void ourOwnCloseEndsTheConnection() throws IOException {
    try (Session session = start()) {
      ScriptedPeer peer = session.open();
      session.connection().close(1000, "done");
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.hangUp();
      assertThat(session.awaitEnd()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void headersAreSentWithTheRequest() throws IOException {
    Options options =
        Session.options().headers(Headers.of("Authorization", "Bearer token", "X-A", "b")).build();
    try (Session session = start(options);
        ScriptedPeer peer = session.server().accept()) {
      RequestHead request = peer.readRequest();
      assertThat(request.header("Authorization")).isEqualTo("Bearer token");
      assertThat(request.header("X-A")).isEqualTo("b");
      peer.send(peer.acceptance());
      session.part(peer);
    }
  }

  @Test
  void subprotocolsAreOfferedInTheRequest() throws IOException {
    Options options =
        Session.options()
            .upgrade(UpgradeOptions.builder().subprotocols("chat.v2", "chat.v1").build())
            .build();
    try (Session session = start(options);
        ScriptedPeer peer = session.server().accept()) {
      RequestHead request = peer.readRequest();
      assertThat(request.header("Sec-WebSocket-Protocol")).isEqualTo("chat.v2, chat.v1");
      peer.send(peer.acceptance("Sec-WebSocket-Protocol: chat.v1"));
      session.part(peer);
    }
  }

  @Test
  void emptyPingsAreSentAtTheInterval() throws IOException {
    Options options = Session.options().pingInterval(Duration.ofMillis(1)).build();
    try (Session session = start(options)) {
      ScriptedPeer peer = session.accept();
      for (int i = 0; i < 3; i++) {
        peer.expectPing("");
      }
      session.connection().stop();
      peer.hangUp();
      session.awaitEnd();
    }
  }
}
