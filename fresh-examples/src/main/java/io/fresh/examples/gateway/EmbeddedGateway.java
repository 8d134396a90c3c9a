// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.fresh.examples.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's side, for one bot: one session that survives its links, and some of the trouble that a real gateway makes. May be
 * called by any thread.
 */
final class EmbeddedGateway implements AutoCloseable {

  /** What a demonstration or a test does once something has happened. */
  interface Script {
    /** A session has begun. */
    void identified(EmbeddedGateway gateway);

    /** The n-th heartbeat of all links has been read; the bot has seen this event last. */
    void beaten(EmbeddedGateway gateway, int beats, int seen);

    /** The session goes on; all behind this event has been sent again. */
    void resumed(EmbeddedGateway gateway, int seen);
  }

  private final EmbeddedServer server;
  private final String token;
  private final Script script;
  private final List<Payload> events = new ArrayList<>();
  private @Nullable GatewayPeer peer;
  private boolean deaf;
  private int sessions;
  private int beats;

  /** Opens a gateway for the bot with this token, which wants a heartbeat each so many milliseconds. */
  EmbeddedGateway(String token, int heartbeatInterval, Script script) throws Exception {
    this.token = token;
    this.script = script;
    this.server = EmbeddedServer.serving(() -> new GatewayPeer(this, heartbeatInterval));
  }

  String uri() {
    return server.uri() + "/?v=10&encoding=json";
  }

  // Trouble.

  /** Somebody writes something: an event, which a bot that is away is sent when it resumes. */
  void write(String content, String username) {
    happen("MESSAGE_CREATE", new Message(content, new Message.Author(username)));
  }

  /** Ends the link without a word, and not the session. */
  synchronized void drop() {
    if (peer != null) {
      peer.drop();
      peer = null;
    }
  }

  /** Sends what is no event: 1 asks for a heartbeat, 7 for a new link, 9 ends the session. */
  synchronized void order(int op, @Nullable Object d) {
    if (peer != null) {
      peer.say(Payload.of(op, d));
    }
  }

  /** Heartbeats are not acknowledged any more, until the next link. */
  synchronized void goDeaf() {
    deaf = true;
  }

  // What a peer says.

  synchronized void identify(GatewayPeer from, JsonNode login) {
    if (!login.path("token").asText().equals(token)) {
      from.close(4004, "Authentication failed.");
      return;
    }
    events.clear();
    sessions++;
    enter(from);
    happen("READY", Map.of("session_id", id(), "resume_gateway_url", server.uri()));
    script.identified(this);
  }

  synchronized void resume(GatewayPeer from, JsonNode progress) {
    int seen = progress.path("seq").asInt();
    boolean known = progress.path("session_id").asText().equals(id()) && seen <= events.size();
    if (!known || !progress.path("token").asText().equals(token)) {
      from.say(Payload.of(9, false));
      return;
    }
    enter(from);
    events.subList(seen, events.size()).forEach(from::say);
    happen("RESUMED", Map.of());
    script.resumed(this, seen);
  }

  synchronized void heartbeat(GatewayPeer from, JsonNode seen) {
    if (!deaf) {
      from.say(Payload.of(11, null));
    }
    script.beaten(this, ++beats, seen.asInt());
  }

  private void enter(GatewayPeer from) {
    peer = from;
    deaf = false;
  }

  private synchronized void happen(String name, Object details) {
    Payload event = Payload.event(events.size() + 1, name, details);
    events.add(event);
    if (peer != null) {
      peer.say(event);
    }
  }

  private String id() {
    return "session-" + sessions;
  }

  @Override
  public void close() {
    server.close();
  }
}
