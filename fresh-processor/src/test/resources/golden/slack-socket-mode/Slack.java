package app;

import io.fresh.Reaction;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Slack's socket mode: {@code {"type":"hello"}}, then {@code {"type":"events_api","envelope_id":"…","payload":{"event":{"type":
 * "message","text":"…"}}}}, each to be answered with {@code {"envelope_id":"…"}}; {@code {"type":"disconnect"}} before a refresh. The
 * narrow handlers stand above the wide ones.
 */
@WebSocketClient(codecs = Json.class)
final class Slack {
  final List<String> seen = new ArrayList<>();

  record Envelope<P>(String envelope_id, P payload) {}

  record Payload<E>(E event) {}

  record Message(String channel, String text) {}

  record Ignored() {}

  record Acknowledged(String envelope_id) {}

  @OnText(field = "payload/event/type", value = "message")
  Acknowledged message(Envelope<Payload<Message>> envelope) {
    return new Acknowledged(envelope.envelope_id());
  }

  @OnText(field = "type", value = {"events_api", "slash_commands", "interactive"})
  Acknowledged ignored(Envelope<Ignored> envelope) {
    return new Acknowledged(envelope.envelope_id());
  }

  @OnText(field = "type", value = "hello")
  void hello() {
    seen.add("hello");
  }

  @OnText(field = "type", value = "disconnect")
  Reaction refresh() {
    return Reaction.close(1000, "");
  }
}
