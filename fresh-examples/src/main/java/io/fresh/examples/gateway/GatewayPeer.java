// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fresh.examples.EmbeddedServer;
import java.util.Map;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One link, seen from the gateway; public for Jetty, which calls it through method handles. */
public final class GatewayPeer extends Session.Listener.AbstractAutoDemanding {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedGateway gateway;
  private final int heartbeatInterval;

  GatewayPeer(EmbeddedGateway gateway, int heartbeatInterval) {
    this.gateway = gateway;
    this.heartbeatInterval = heartbeatInterval;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    super.onWebSocketOpen(session);
    say(Payload.of(10, Map.of("heartbeat_interval", heartbeatInterval)));
  }

  @Override
  public void onWebSocketText(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      JsonNode d = message.path("d");
      switch (message.path("op").asInt()) {
        case 1 -> gateway.heartbeat(this, d);
        case 2 -> gateway.identify(this, d);
        case 6 -> gateway.resume(this, d);
        default -> close(4001, "Unknown opcode.");
      }
    } catch (JsonProcessingException e) {
      close(4002, "Error while decoding payload.");
    }
  }

  /** Links end as they like. */
  @Override
  public void onWebSocketError(Throwable cause) {}

  void say(Payload payload) {
    try {
      EmbeddedServer.say(JSON.writeValueAsString(payload), getSession());
    } catch (Exception gone) {
      drop();
    }
  }

  void close(int code, String reason) {
    getSession().close(code, reason, Callback.NOOP);
  }

  void drop() {
    getSession().disconnect();
  }
}
