// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fresh.ExitReason;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session begins, goes on over links that end, and ends. */
final class SessionTest {

  private static void assertResumes(JsonNode resume) {
    assertThat(resume.path("token").asText()).isEqualTo(BotRun.TOKEN);
    assertThat(resume.path("session_id").asText()).isEqualTo("abc");
    assertThat(resume.path("seq").asInt()).isEqualTo(1);
  }

  @Test
  void theHelloIsAnsweredWithTheToken() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedPeer gateway = bot.hello()) {
      JsonNode identify = BotRun.read(gateway, 2);

      assertThat(identify.path("token").asText()).isEqualTo(BotRun.TOKEN);
      assertThat(identify.path("intents").asInt()).isEqualTo(512 + 4096 + 32768);
      assertThat(identify.path("properties").path("browser").asText()).isEqualTo("fresh");
    }
  }

  @Test
  void aLostLinkIsResumedWhereReadySaidInTheSameVersion() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedServer other = ScriptedServer.listen()) {
      bot.ready(other.uri()).drop();
      try (ScriptedPeer gateway = BotRun.hello(other)) {
        assertResumes(BotRun.read(gateway, 6));
        assertThat(gateway.request().line()).isEqualTo("GET /?v=10&encoding=json HTTP/1.1");

        BotRun.event(gateway, 2, "RESUMED", "null");
        assertThat(bot.heard.next()).isEqualTo("ready");
        assertThat(bot.heard.next()).isEqualTo("StreamingFailed");
        assertThat(bot.heard.next()).isEqualTo("resumed");
      }
    }
  }

  @Test
  void reconnectRequestedByTheServerResumes() throws Exception {
    try (BotRun bot = new BotRun()) {
      try (ScriptedPeer gateway = bot.ready()) {
        BotRun.order(gateway, 7, "null");
        BotRun.closed(gateway);
      }
      try (ScriptedPeer gateway = bot.hello()) {
        assertResumes(BotRun.read(gateway, 6));
      }
    }
  }

  @Test
  void anInvalidSessionIsIdentifiedAnewAfterARestWhereTheFirstBegan() throws Exception {
    try (BotRun bot = new BotRun();
        ScriptedServer other = ScriptedServer.listen()) {
      try (ScriptedPeer gateway = bot.ready(other.uri())) {
        bot.timer.next();
        BotRun.order(gateway, 9, "false");
        BotRun.closed(gateway);
      }
      ManualTimer.Due rest = bot.timer.next();
      assertThat(rest.millis()).isEqualTo(3_000);
      rest.run();
      try (ScriptedPeer gateway = bot.hello()) {
        BotRun.read(gateway, 2);
      }
    }
  }

  @Test
  void anInvalidSessionThatMayBeResumedIsResumedAfterARest() throws Exception {
    try (BotRun bot = new BotRun()) {
      try (ScriptedPeer gateway = bot.ready()) {
        bot.timer.next();
        BotRun.order(gateway, 9, "true");
        BotRun.closed(gateway);
      }
      bot.timer.next().run();
      try (ScriptedPeer gateway = bot.hello()) {
        assertResumes(BotRun.read(gateway, 6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4007, 4009})
  void aLostSessionIsIdentifiedAnew(int code) throws Exception {
    try (BotRun bot = new BotRun()) {
      BotRun.close(bot.ready(), code);
      try (ScriptedPeer gateway = bot.hello()) {
        BotRun.read(gateway, 2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 4000, 4003, 4008})
  void afterAnyOtherCloseTheSessionIsResumed(int code) throws Exception {
    try (BotRun bot = new BotRun()) {
      BotRun.close(bot.ready(), code);
      try (ScriptedPeer gateway = bot.hello()) {
        assertResumes(BotRun.read(gateway, 6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4004, 4010, 4011, 4012, 4013, 4014})
  void aRejectedBotEnds(int code) throws Exception {
    try (BotRun bot = new BotRun()) {
      ScriptedPeer gateway = bot.hello();
      BotRun.read(gateway, 2);
      BotRun.close(gateway, code);

      assertThat(bot.end())
          .isInstanceOfSatisfying(
              ExitReason.Failed.class,
              end ->
                  assertThat(end.cause())
                      .isInstanceOf(RejectedException.class)
                      .hasMessageEndingWith("(" + code + ")"));
    }
  }

  @Test
  void theTokenNeverFollowsFromWssToWs() {
    URI gateway = URI.create("wss://gateway.example/?v=10");
    Session session = new Session(gateway, new Token(BotRun.TOKEN));

    session.begin(ready("ws://elsewhere.example"));
    assertThat(session.uri()).isEqualTo("wss://gateway.example/?v=10");
    session.begin(ready("wss://elsewhere.example"));
    assertThat(session.uri()).isEqualTo("wss://elsewhere.example/?v=10");
  }

  private static Event.Ready ready(String resume) {
    return new Event.Ready(1, new Event.Ready.Details("abc", URI.create(resume)));
  }

  @Test
  void theTokenIsShownByNothingThatHoldsIt() {
    Token token = new Token(BotRun.TOKEN);

    assertThat(new Command.Identify(token).toString()).doesNotContain(BotRun.TOKEN);
    assertThat(new Command.Resume(token, "abc", 1).toString()).doesNotContain(BotRun.TOKEN);
  }
}
