// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Options;
import io.fresh.examples.parity.StateClients.Ask;
import io.fresh.examples.parity.Throwing.Clumsy;
import io.fresh.examples.parity.Throwing.Forgiving;
import io.fresh.examples.parity.Throwing.Helpless;
import io.fresh.examples.parity.Throwing.Plan;
import io.fresh.examples.parity.Throwing.Returned;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handler that throws, in each of the callbacks. */
final class ThrowingHandlersTest {

  private interface Starts {
    Connection start(Plan plan, String uri, Returned returned, Options options);
  }

  private static final Starts HELPLESS =
      (plan, uri, returned, options) ->
          Throwing_HelplessFresh.start(new Helpless(plan), uri, returned, options);
  private static final Starts FORGIVING =
      (plan, uri, returned, options) ->
          Throwing_ForgivingFresh.start(new Forgiving(plan), uri, returned, options);
  private static final Starts CLUMSY =
      (plan, uri, returned, options) ->
          Throwing_ClumsyFresh.start(new Clumsy(plan), uri, returned, options);

  private final Recorder<String> calls = new Recorder<>();

  private Session start(Starts starts, String thrower) {
    Plan plan = new Plan(calls, thrower);
    return Session.start(
        calls, (uri, options) -> starts.start(plan, uri, new Returned(0), options));
  }

  private static String handler(Trigger trigger) {
    String name = trigger.name();
    return "@On" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** The peer of a connection whose handler, and whatever ran before it, has been called. */
  private ScriptedPeer fail(Session session, Trigger trigger) throws IOException {
    ScriptedPeer peer = session.accept();
    calls.expect("@OnConnect");
    if (trigger != Trigger.CONNECT) {
      trigger.pull(peer, session.connection());
      calls.expect(handler(trigger));
    }
    return peer;
  }

  private static int returnedBefore(Trigger thrower) {
    return thrower == Trigger.CONNECT ? 0 : 1;
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnErrorHandlerTheConnectionSays1011AndEndsAsFailed(Trigger thrower)
      throws IOException {
    try (Session session = start(HELPLESS, handler(thrower))) {
      ScriptedPeer peer = fail(session, thrower);

      assertThat(peer.expectClose(1011)).isEmpty();
      peer.close(1011, "");
      peer.hangUp();
      assertFailed(session.awaitEnd());
      calls.expect("@OnTerminate after " + returnedBefore(thrower));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStateStaysAsItWasAndTheConnectionGoesOnIfTheErrorIsIgnored(Trigger thrower)
      throws IOException {
    try (Session session = start(FORGIVING, handler(thrower))) {
      ScriptedPeer peer = fail(session, thrower);

      calls.expect("@OnError of " + handler(thrower));
      session.connection().tell(new Ask());
      peer.expectText("returned " + returnedBefore(thrower));
      session.part(peer);
      calls.expect("@OnTerminate after " + returnedBefore(thrower));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorHandlerThatThrowsTooEndsTheConnectionAtOnce(Trigger thrower) throws IOException {
    try (Session session = start(CLUMSY, handler(thrower))) {
      ScriptedPeer peer = fail(session, thrower);

      calls.expect("@OnError");
      assertThat(peer.expectClose(1011)).isEmpty();
      peer.hangUp();
      assertFailed(session.awaitEnd());
      calls.expect("@OnTerminate after " + returnedBefore(thrower));
    }
  }

  @Test
  void anErrorHandlerThatThrowsAboutALostTransportEndsTheConnectionAtOnce() throws IOException {
    try (Session session = start(CLUMSY, "nobody")) {
      fail(session, Trigger.TEXT).reset();

      assertFailed(session.awaitEnd());
      calls.expect("@OnError", "@OnTerminate after 2");
    }
  }

  @Test
  void aDisconnectHandlerThatThrowsIsAskedAboutWithTheTransportLost() throws IOException {
    try (Session session = start(FORGIVING, "@OnDisconnect")) {
      leave(fail(session, Trigger.CONNECT));

      calls.expect("@OnDisconnect", "@OnError of @OnDisconnect, transport lost");
      session.connection().reconnect(); // it was ignored: the connection is idle
      session.part(fail(session, Trigger.CONNECT));
      calls.expect("@OnTerminate after 1");
    }
  }

  @Test
  void aDisconnectHandlerThatThrowsEndsTheConnectionAsFailedByDefault() throws IOException {
    try (Session session = start(HELPLESS, "@OnDisconnect")) {
      leave(fail(session, Trigger.CONNECT));

      assertFailed(session.awaitEnd());
      calls.expect("@OnDisconnect", "@OnTerminate after 1");
    }
  }

  @Test
  void aTerminateHandlerThatThrowsChangesNothing() throws IOException {
    try (Session session = start(FORGIVING, "@OnTerminate")) {
      session.part(fail(session, Trigger.CONNECT));

      assertThat(session.awaitEnd()).isEqualTo(ExitReason.normal());
      calls.expect("@OnTerminate after 1");
    }
  }

  private static void leave(ScriptedPeer peer) throws IOException {
    peer.close(1001, "");
    peer.expectClose(1001);
    peer.hangUp();
  }

  private static void assertFailed(ExitReason reason) {
    assertThat(reason)
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            failed ->
                assertThat(failed.cause())
                    .isInstanceOf(HandlingFailed.class)
                    .hasRootCauseInstanceOf(Exception.class));
  }
}
