// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.ScriptedPeer;
import org.junit.jupiter.api.Test;

/** The bot beats as the gateway asks, and notices when nobody listens. */
final class HeartbeatTest {

  @Test
  void theFirstHeartbeatWaitsAShareOfTheIntervalAndTheOthersTheWhole() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedPeer gateway = bot.hello()) {
      BotRun.read(gateway, 2);
      ManualTimer.Due first = bot.timer.next();
      first.run();
      BotRun.read(gateway, 1);

      assertThat(first.millis()).isEqualTo((long) (BotRun.INTERVAL * BotRun.CHANCE));
      assertThat(bot.timer.next().millis()).isEqualTo(BotRun.INTERVAL);
    }
  }

  @Test
  void aHeartbeatBeforeTheFirstEventCarriesNothing() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedPeer gateway = bot.hello()) {
      BotRun.read(gateway, 2);
      bot.timer.next().run();

      assertThat(BotRun.read(gateway, 1).isNull()).isTrue();
    }
  }

  @Test
  void aHeartbeatCarriesTheNumberOfTheLastEventWhateverItWas() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedPeer gateway = bot.ready()) {
      BotRun.event(gateway, 2, "TYPING_START", "{}");
      BotRun.order(gateway, 1, "null");
      assertThat(BotRun.read(gateway, 1).asInt()).isEqualTo(2);

      BotRun.event(gateway, 3, "MESSAGE_CREATE", message("ada", "hello"));
      BotRun.order(gateway, 1, "null");
      assertThat(BotRun.read(gateway, 1).asInt()).isEqualTo(3);
    }
  }

  private static String message(String username, String content) {
    return "{\"content\":\"%s\",\"author\":{\"username\":\"%s\"}}".formatted(content, username);
  }

  @Test
  void aRequestedHeartbeatIsSentAtOnceAndChangesNothingOfTheOthers() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedPeer gateway = bot.ready()) {
      ManualTimer.Due first = bot.timer.next();
      BotRun.order(gateway, 1, "null");
      assertThat(BotRun.read(gateway, 1).asInt()).isEqualTo(1);

      first.run();
      assertThat(BotRun.read(gateway, 1).asInt()).isEqualTo(1);
      assertThat(bot.timer.next().millis()).isEqualTo(BotRun.INTERVAL);
    }
  }

  @Test
  void anAcknowledgedHeartbeatIsFollowedByTheNext() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedPeer gateway = bot.ready()) {
      assertThat(bot.heard.next()).isEqualTo("ready");
      for (int beat = 1; beat <= 3; beat++) {
        bot.timer.next().run();
        BotRun.read(gateway, 1);
        BotRun.order(gateway, 11, "null");
        BotRun.event(gateway, beat + 1, "MESSAGE_CREATE", message("ada", "beat " + beat));
        assertThat(bot.heard.next())
            .isEqualTo("ada: beat " + beat); // so it has read the answer, too
      }
      assertThat(bot.connection.isOpen()).isTrue();
    }
  }

  @Test
  void aServerThatDoesNotAcknowledgeIsLeftAndTheSessionResumed() throws Exception {
    try (BotRun bot = new BotRun()) {
      try (ScriptedPeer deaf = bot.ready()) {
        bot.timer.next().run();
        BotRun.read(deaf, 1);
        bot.timer.next().run();
        BotRun.closed(deaf);
      }
      try (ScriptedPeer gateway = bot.hello()) {
        assertThat(BotRun.read(gateway, 6).path("seq").asInt()).isEqualTo(1);
      }
    }
  }

  @Test
  void aHeartbeatForALinkThatIsGoneIsNotSentOverTheNext() throws Exception {
    try (BotRun bot = new BotRun()) {
      ScriptedPeer first = bot.ready();
      ManualTimer.Due late = bot.timer.next();
      first.drop();
      try (ScriptedPeer gateway = bot.hello()) {
        BotRun.read(gateway, 6);
        late.run();
        bot.timer.next().run();
        BotRun.read(gateway, 1);
        bot.connection.stop();
        gateway.expectClose(1000); // after a second heartbeat without an answer it were 4000
      }
    }
  }
}
