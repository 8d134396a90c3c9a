// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.testing.Patience;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bot at the gateway that the examples bring along, with all the trouble that it makes. */
final class EmbeddedGatewayTest {

  private static final String TOKEN = "right";

  /** Remembers the heartbeats. */
  private static final class Beats implements EmbeddedGateway.Script {
    private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();

    @Override
    public void identified(EmbeddedGateway gateway) {}

    @Override
    public void beaten(EmbeddedGateway gateway, int beats, int lastSeen) {
      seen.add(lastSeen);
    }

    @Override
    public void resumed(EmbeddedGateway gateway, int lastSeen) {}
  }

  private final Beats beats = new Beats();
  private final ManualTimer timer = new ManualTimer();
  private final Heard heard = new Heard();
  private EmbeddedGateway gateway;

  @BeforeEach
  void open() throws Exception {
    gateway = new EmbeddedGateway(TOKEN, 1_000, beats);
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    gateway.close();
  }

  private interface Life {
    void live() throws Exception;
  }

  /** Lives the life of a bot whose session has begun. */
  private void run(Life life) throws Exception {
    Connection bot = BotRun.start(URI.create(gateway.uri()), TOKEN, timer, heard);
    try {
      assertHears("ready");
      life.live();
    } finally {
      bot.stop();
      Patience.get(bot.terminated(), "the bot to end");
    }
  }

  private void assertHears(String... expected) {
    for (String next : expected) {
      assertThat(heard.next()).isEqualTo(next);
    }
  }

  private void write(int first, int last) {
    for (int number = first; number <= last; number++) {
      gateway.write(Integer.toString(number), "ada");
    }
  }

  @Test
  void aBotWithAnotherTokenIsRejected() {
    Connection bot = BotRun.start(URI.create(gateway.uri()), "wrong", timer, heard);

    assertThat(Patience.get(bot.terminated(), "the bot to end"))
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            end ->
                assertThat(end.cause())
                    .hasMessage("the gateway has rejected the bot for its token (4004)"));
  }

  @Test
  void nothingIsLostAndNothingComesTwiceWhenTheLinkBreaks() throws Exception {
    run(
        () -> {
          write(1, 2);
          assertHears("ada: 1", "ada: 2");
          gateway.drop();
          write(3, 4);
          assertHears("StreamingFailed", "ada: 3", "ada: 4", "resumed");
          write(5, 5);
          assertHears("ada: 5");
        });
  }

  @Test
  void nothingIsLostAndNothingComesTwiceWhenTheGatewayWantsANewLink() throws Exception {
    run(
        () -> {
          write(1, 1);
          gateway.order(7, null);
          assertHears("ada: 1", "resumed");
          write(2, 2);
          assertHears("ada: 2");
        });
  }

  @Test
  void anInvalidSessionIsFollowedByANewOne() throws Exception {
    run(
        () -> {
          timer.next();
          gateway.order(9, false);
          timer.next().run();
          assertHears("ready");
        });
  }

  @Test
  void aDeafGatewayIsLeftAndTheSessionResumed() throws Exception {
    run(
        () -> {
          gateway.goDeaf();
          timer.next().run();
          timer.next().run();
          assertHears("resumed");
        });
  }

  @Test
  void aHeartbeatThatIsAskedForTellsTheLastEvent() throws Exception {
    run(
        () -> {
          write(1, 1);
          gateway.order(1, null);
          assertThat(Patience.take(beats.seen, "a heartbeat")).isEqualTo(2);
        });
  }
}
