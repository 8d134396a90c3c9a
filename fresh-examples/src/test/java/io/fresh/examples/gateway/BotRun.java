// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;

/** A bot, and a gateway whose side the test plays. */
final class BotRun implements AutoCloseable {

  static final String TOKEN = "a-token-that-nobody-may-see";
  static final int INTERVAL = 41_250;
  static final double CHANCE = 0.5;

  private static final ObjectMapper JSON = new ObjectMapper();

  final ScriptedServer server = ScriptedServer.listen();
  final ManualTimer timer = new ManualTimer();
  final Heard heard = new Heard();
  final Connection connection;

  BotRun() {
    URI uri = URI.create(server.uri() + "/?v=10&encoding=json");
    connection = start(uri, TOKEN, timer, heard);
  }

  static Connection start(URI uri, String token, ManualTimer timer, Heard heard) {
    return GatewayBot.start(
        new Session(uri, new Token(token)), new Pace(timer, () -> CHANCE), heard);
  }

  /** The next link, up to the hello. */
  ScriptedPeer hello() throws IOException {
    return hello(server);
  }

  static ScriptedPeer hello(ScriptedServer server) throws IOException {
    ScriptedPeer peer = server.accept();
    peer.acceptUpgrade();
    peer.text("{\"op\":10,\"d\":{\"heartbeat_interval\":" + INTERVAL + "},\"s\":null,\"t\":null}");
    return peer;
  }

  /** The first link, up to the first event. */
  ScriptedPeer ready() throws IOException {
    return ready(server.uri());
  }

  /** The same, with the place where the session is to be resumed. */
  ScriptedPeer ready(URI resume) throws IOException {
    ScriptedPeer peer = hello();
    read(peer, 2);
    event(peer, 1, "READY", "{\"session_id\":\"abc\",\"resume_gateway_url\":\"" + resume + "\"}");
    return peer;
  }

  /** Sends an event. */
  static void event(ScriptedPeer peer, int number, String name, String d) throws IOException {
    peer.text("{\"t\":\"%s\",\"s\":%d,\"op\":0,\"d\":%s}".formatted(name, number, d));
  }

  /** Sends what is no event. */
  static void order(ScriptedPeer peer, int op, String d) throws IOException {
    peer.text("{\"t\":null,\"s\":null,\"op\":%d,\"d\":%s}".formatted(op, d));
  }

  /** The details of the bot's next command, which must be of this kind. */
  static JsonNode read(ScriptedPeer peer, int op) throws IOException {
    String text = peer.expectFrame().text();
    JsonNode command = JSON.readTree(text);
    if (!command.path("op").isInt() || command.path("op").asInt() != op) {
      throw new AssertionError("Expected the command " + op + ", was " + text);
    }
    return command.path("d");
  }

  /** The gateway ends a link, and the bot agrees. */
  static void close(ScriptedPeer peer, int code) throws IOException {
    peer.close(code, "");
    peer.expectClose(code);
    peer.hangUp();
  }

  /** The bot ends a link so that it can come back to its session. */
  static void closed(ScriptedPeer peer) throws IOException {
    peer.expectClose(4000);
    peer.close(4000, "");
    peer.hangUp();
  }

  ExitReason end() {
    return Patience.get(connection.terminated(), "the bot to end");
  }

  @Override
  public void close() {
    connection.kill();
    end();
    timer.shutdownNow();
    server.close();
  }
}
