// SPDX-License-Identifier: MIT
package io.fresh.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import kotlin.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients written in Kotlin speak with servers through the classes that kapt had generated for them. */
final class KotlinClientsTest {

  /** What the clients without anything but an {@code @OnConnect} say, and how each is started. */
  private static final Map<String, Function<String, Connection>> GREETERS =
      Map.of(
          "from an object", uri -> SingleFresh.start(Single.INSTANCE, uri),
          "from a nested class", Around_NestedFresh::start,
          "greetings from an heir", HeirFresh::start);

  private static ExitReason ended(Connection connection) {
    connection.stop();
    return Patience.get(connection.terminated(), "the end of a connection");
  }

  @Test
  void theCounterCountsWithARealServer() {
    try (TestServer server = ServerKind.JETTY.start()) {
      Connection connection = EchoCounterFresh.start(server.uri().toString());

      for (int expected = 1; expected <= 100; expected++) {
        assertThat(server.journal().awaitText()).isEqualTo(Integer.toString(expected));
      }
      assertThat(ended(connection)).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void aDataClassIsHandedFromHandlerToHandler() throws Exception {
    CompletableFuture<Tally> last = new CompletableFuture<>();
    Counting client =
        new Counting(
            (reason, tally) -> {
              last.complete(tally);
              return Unit.INSTANCE;
            });
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection =
          CountingFresh.start(client, server.uri().toString(), new Tally(0, null));
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.text("one");
        peer.expectText("1 after null");
        peer.text("two");
        peer.expectText("2 after one");

        assertThat(connection.tell(Reset.INSTANCE)).isTrue();
        assertThat(connection.tell("now")).isTrue();
        peer.expectText("now");
        peer.text("three");
        peer.expectText("1 after two");
        peer.close(1001, "");

        assertThat(Patience.get(connection.terminated(), "the end")).isEqualTo(ExitReason.normal());
      }
    }
    assertThat(last).isCompletedWithValue(new Tally(1, "three"));
  }

  @Test
  void gettersReceiversAndInternalFunctionsAreHandlers() throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = SpellingsFresh.start(server.uri().toString());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("> hello");
        peer.text("not answered, as null is nothing to say");
        peer.text(Spellings.SAY_IT);
        peer.expectText("> say it");

        assertThat(connection.tell(7)).isTrue();
        peer.expectText("> 7true");
        peer.binary(new byte[] {1});
        assertThat(connection.tell(new String[] {"a", "b"})).isTrue();
        peer.expectText("> atrue");
        peer.expectText("> btrue");
      }
      assertThat(ended(connection)).isEqualTo(ExitReason.normal());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"from an object", "from a nested class", "greetings from an heir"})
  void objectsNestedClassesAndHeirsAreClients(String greeting) throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = GREETERS.get(greeting).apply(server.uri().toString());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText(greeting);
      }
      assertThat(ended(connection)).isEqualTo(ExitReason.normal());
    }
  }
}
