// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.Fresh;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.annotation.Blocking;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.supervision.Supervisor;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import io.fresh.testing.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated clients that may block, with all else that a client can be. */
final class BlockingClientTest {

  /** What a client has counted. */
  record Tally(int count) {}

  /** Waits for another thread in each of its handlers, the state in its hands. */
  @Blocking
  @WebSocketClient(state = Tally.class)
  static final class Counting {
    private final CompletableFuture<Tally> last = new CompletableFuture<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @OnConnect
    String begin() {
      return "1";
    }

    @OnText
    Reaction.With<Tally> count(String text, Tally tally) {
      threads.add(Thread.currentThread().getName());
      int next = elsewhere(Integer.parseInt(text)) + 1;
      Tally counted = new Tally(tally.count() + 1);
      return next > 50
          ? Reaction.close(1000, "").with(counted)
          : Reaction.reply(Frame.text("" + next)).with(counted);
    }

    @OnTerminate
    void end(Tally tally) {
      last.complete(tally);
    }

    private static int elsewhere(int value) {
      return CompletableFuture.supplyAsync(() -> value).join();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JETTY", "UNDERTOW", "JAVA_WEBSOCKET"})
  void theStateGoesFromHandlerToHandlerOnTheirThread(ServerKind kind) throws Exception {
    try (TestServer server = kind.start()) {
      Counting client = new Counting();
      Connection connection =
          BlockingClientTest_CountingFresh.start(client, server.uri().toString(), new Tally(0));
      assertThat(Patience.get(client.last, "the last callback")).isEqualTo(new Tally(50));
      assertThat(Patience.get(connection.terminated(), "the end")).isEqualTo(ExitReason.normal());
      assertThat(client.threads).hasSize(50).allMatch(name -> name.startsWith("fresh-handler-"));
    }
  }

  /** One handler may block, so all run there. Takes texts in parts, and promises an answer to the last of each. */
  @WebSocketClient
  static final class Joining {
    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<CompletableFuture<String>> promised = new LinkedBlockingQueue<>();

    @OnText
    @Nullable CompletionStage<String> part(String part, boolean last) {
      text.append(part);
      if (!last) {
        return null;
      }
      String whole = text.toString();
      text.setLength(0);
      CompletableFuture<String> answer = new CompletableFuture<>();
      promised.add(answer);
      return answer.thenApply(said -> said + " " + whole);
    }

    @Blocking
    @OnInfo
    String told(Integer number) {
      return number + " on " + Thread.currentThread().getName().replaceAll("\\d+", "N");
    }
  }

  @Test
  void partsAndPromisesOfASupervisedClientWithAName() throws Exception {
    Name name = Name.local("joining");
    Options options = Options.builder().name(name).infoLogging(false).build();
    try (ScriptedServer server = ScriptedServer.listen()) {
      BlockingQueue<Joining> started = new LinkedBlockingQueue<>();
      Supervisor supervisor =
          Supervisor.builder()
              .child(
                  BlockingClientTest_JoiningFresh.childSpec(
                      () -> {
                        Joining client = new Joining();
                        started.add(client);
                        return client;
                      },
                      server.uri().toString(),
                      options))
              .start();
      Joining client = Patience.take(started, "the client");
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(
            WireFrame.text("a").unfinished(), continuation("b"), WireFrame.text("c"));
        CompletableFuture<String> first = Patience.take(client.promised, "the first promise");
        CompletableFuture<String> second = Patience.take(client.promised, "the second");
        second.complete("2:");
        first.complete("1:");
        peer.expectText("1: ab");
        peer.expectText("2: c");
        assertThat(Fresh.tell(name, 7)).isTrue();
        peer.expectText("7 on fresh-handler-N");
        supervisor.stop();
        peer.expectClose(1000);
        peer.close(1000, "");
        peer.hangUp();
      }
      supervisor.awaitTermination();
      assertThat(Fresh.whereis(name)).isEmpty();
    }
  }

  private static WireFrame continuation(String text) {
    return WireFrame.of(WireFrame.CONTINUATION, text.getBytes(StandardCharsets.UTF_8));
  }
}
