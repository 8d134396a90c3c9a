// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fresh.annotation.Case;
import io.fresh.annotation.Discriminator;
import java.net.URI;

/** The events that the bot knows, told apart by their names. Each has a number, one more than that of the event before. */
@Discriminator("t")
sealed interface Event {

  /** The session has begun. */
  @Case("READY")
  record Ready(int s, Details d) implements Event {

    /** How to resume the session. */
    record Details(
        @JsonProperty("session_id") String sessionId,
        @JsonProperty("resume_gateway_url") URI resumeGatewayUrl) {}
  }

  /** All that was missed has been sent again. */
  @Case("RESUMED")
  record Resumed(int s) implements Event {}

  /** Somebody has written a message. */
  @Case("MESSAGE_CREATE")
  record MessageCreate(int s, Message d) implements Event {}
}
