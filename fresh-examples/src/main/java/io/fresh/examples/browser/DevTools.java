// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Recovery;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.Send;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The DevTools protocol: hands each answer to the call that it is for, and each event to its page. */
@WebSocketClient(codecs = Json.class, sends = DevTools.Requests.class)
final class DevTools {

  interface Requests {
    @Send
    boolean send(Request request);
  }

  /** A command on its way, to the page of a session or to the browser itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(int id, String method, Map<String, ?> params, @Nullable String sessionId) {}

  record Answer(int id, JsonNode result) {}

  record Refusal(int id, Problem error) {
    record Problem(int code, String message) {}
  }

  record Event<P>(String sessionId, P params) {}

  /** How far a document is. */
  record Lifecycle(String loaderId, String name) {}

  private final Calls calls;
  private final ConcurrentMap<String, Page> pages = new ConcurrentHashMap<>();

  DevTools(Calls calls) {
    this.calls = calls;
  }

  /** From now on the page hears of its events. */
  void add(Page page) {
    pages.put(page.session(), page);
  }

  @OnText(field = "result")
  void answered(Answer answer) {
    calls.answered(answer.id(), answer.result());
  }

  @OnText(field = "error")
  void refused(Refusal refusal) {
    Refusal.Problem error = refusal.error();
    calls.failed(refusal.id(), "was refused: " + error.message() + " (" + error.code() + ")");
  }

  @OnText(field = "method", value = "Page.lifecycleEvent")
  void lifecycle(Event<Lifecycle> event) {
    Page page = pages.get(event.sessionId());
    if (page != null && event.params().name().equals("load")) {
      page.loaded(event.params().loaderId());
    }
  }

  @OnText(field = "method", value = "Target.detachedFromTarget", at = "params")
  void detached(Command.Attached from) {
    Page page = pages.remove(from.sessionId());
    if (page != null) {
      page.gone("has been closed", null);
    }
  }

  /** The browser tells more than anybody here asks for. */
  @OnText(field = "method")
  void event() {}

  /** Sessions end with their connection: there is nothing to come back to. */
  @OnError
  Recovery failed(FreshException error) {
    return Recovery.close(ExitReason.failed(error));
  }

  @OnDisconnect
  Recovery disconnected() {
    return Recovery.close();
  }

  @OnTerminate
  void ended(ExitReason reason) {
    Throwable cause = reason instanceof ExitReason.Failed failed ? failed.cause() : null;
    calls.ended(cause);
    pages.values().forEach(page -> page.gone("is gone with its browser", cause));
  }
}
