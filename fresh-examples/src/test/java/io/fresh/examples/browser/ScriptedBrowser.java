// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** The browser's side of the DevTools protocol, played by a test. */
final class ScriptedBrowser implements AutoCloseable {

  static final String SESSION = "S1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScriptedServer server;
  private final CompletableFuture<Browser> connecting;
  private final ScriptedPeer peer;

  private ScriptedBrowser(TimeLimit limit) throws IOException {
    server = ScriptedServer.listen();
    connecting = Browser.connect(server.uri().toString(), limit);
    peer = server.accept();
    peer.acceptUpgrade();
  }

  static ScriptedBrowser accept() throws IOException {
    return new ScriptedBrowser(new TimeLimit(Patience.LIMIT));
  }

  static ScriptedBrowser accept(TimeLimit limit) throws IOException {
    return new ScriptedBrowser(limit);
  }

  /** The client that is connected to it. */
  Browser client() {
    return Patience.get(connecting, "the connection");
  }

  /** A page of the client, in {@link #SESSION}. */
  Page page() throws IOException {
    CompletableFuture<Page> page = client().newPage(800, 600);
    answer(expect("Target.createTarget"), "{\"targetId\":\"T\"}");
    answer(expect("Target.attachToTarget"), "{\"sessionId\":\"" + SESSION + "\"}");
    answer(expect("Emulation.setDeviceMetricsOverride"), "{}");
    answer(expect("Page.enable"), "{}");
    answer(expect("Page.setLifecycleEventsEnabled"), "{}");
    return Patience.get(page, "the page");
  }

  /** The next command, which must be this one. */
  JsonNode expect(String method) throws IOException {
    JsonNode command = JSON.readTree(peer.expectFrame().text());
    assertThat(command.get("method").asText()).isEqualTo(method);
    return command;
  }

  void answer(JsonNode command, String result) throws IOException {
    peer.text("{\"id\":" + command.get("id") + ",\"result\":" + result + "}");
  }

  void refuse(JsonNode command, int code, String message) throws IOException {
    peer.text(
        "{\"id\":%s,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
            .formatted(command.get("id"), code, message));
  }

  void event(String method, String params) throws IOException {
    peer.text(
        "{\"method\":\"%s\",\"sessionId\":\"%s\",\"params\":%s}"
            .formatted(method, SESSION, params));
  }

  void lifecycle(String loader, String name) throws IOException {
    event(
        "Page.lifecycleEvent",
        "{\"frameId\":\"F\",\"loaderId\":\"%s\",\"name\":\"%s\",\"timestamp\":1.5}"
            .formatted(loader, name));
  }

  /** Its end, without a word. */
  void die() throws IOException {
    peer.reset();
  }

  @Override
  public void close() {
    connecting.thenAccept(Browser::close);
    server.close();
  }
}
