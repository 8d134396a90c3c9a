package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Discord's gateway: {@code {"op":10,"d":{"heartbeat_interval":41250},"s":null,"t":null}} is the hello, {@code {"op":11}} acknowledges
 * a heartbeat, {@code {"op":0,"s":42,"t":"MESSAGE_CREATE","d":{…}}} is an event. Who needs the sequence number {@code s} takes the
 * whole message, the others take {@code d}.
 */
@WebSocketClient(codecs = Json.class)
final class Bot {
  final List<String> seen = new ArrayList<>();

  record Hello(int heartbeat_interval) {}

  record Event<D>(int s, D d) {}

  record Message(String id, String content) {}

  record Ready(String session_id, String resume_gateway_url) {}

  record Command<D>(int op, D d) {}

  record Identify(String token, int intents) {}

  private int sequence;

  @OnText(field = "op", value = "10", at = "d")
  Command<Identify> hello(Hello hello) {
    return new Command<>(2, new Identify("secret", 512));
  }

  @OnText(field = "op", value = "11")
  void acknowledged() {
    seen.add("acknowledged");
  }

  @OnText(field = "op", value = "1")
  Command<Integer> beat() {
    return new Command<>(1, sequence);
  }

  @OnText(field = "t", value = "READY")
  void ready(Event<Ready> event) {
    sequence = event.s();
    seen.add("ready " + event);
  }

  @OnText(field = "t", value = {"MESSAGE_CREATE", "MESSAGE_UPDATE"})
  void message(Event<Message> event) {
    sequence = event.s();
    seen.add("message " + event);
  }

  @OnText
  void other(CharSequence text) {
    seen.add("other " + text);
  }
}
