// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a bot says to its gateway: {@code {"op": …, "d": …}}. */
sealed interface Command {

  /** Says that the bot is there, and the number of the last event that it has seen. */
  record Heartbeat(int op, @Nullable Integer d) implements Command {
    Heartbeat(@Nullable Integer sequence) {
      this(1, sequence);
    }
  }

  /** Begins a session. */
  record Identify(int op, Login d) implements Command {
    Identify(Token token) {
      this(2, new Login(token, Login.INTENTS, Login.PROPERTIES));
    }
  }

  /** Goes on with a session: what came after the last event that was seen is sent again. */
  record Resume(int op, Progress d) implements Command {
    Resume(Token token, String sessionId, int sequence) {
      this(6, new Progress(token, sessionId, sequence));
    }
  }

  /** Who the bot is, and which events it wants. */
  record Login(Token token, int intents, Properties properties) {

    /** Messages in guilds, messages to the bot, and the text of both. */
    private static final int INTENTS = 1 << 9 | 1 << 12 | 1 << 15;

    private static final Properties PROPERTIES =
        new Properties(System.getProperty("os.name"), "fresh", "fresh");
  }

  /** What the bot runs on, and what it is made with. */
  record Properties(String os, String browser, String device) {}

  /** How far a bot has come in its session. */
  record Progress(Token token, @JsonProperty("session_id") String sessionId, int seq) {}
}
