// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The first message of a link.
 *
 * @param heartbeatInterval how often the gateway wants a heartbeat, in milliseconds
 */
record Hello(@JsonProperty("heartbeat_interval") int heartbeatInterval) {

  Hello {
    if (heartbeatInterval < 1) {
      throw new IllegalArgumentException(
          "heartbeat_interval must be 1 ms or more, was " + heartbeatInterval);
    }
  }
}
