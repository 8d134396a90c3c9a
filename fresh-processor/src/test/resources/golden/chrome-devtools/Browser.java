package app;

import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chrome's DevTools protocol: {@code {"method":"Page.frameNavigated","params":{"frame":{"url":"…"}}}} is an event, {@code
 * {"id":1,"result":{…}}} or {@code {"id":1,"error":{"message":"…"}}} the answer to a command.
 */
@WebSocketClient(codecs = Json.class)
final class Browser {
  final List<String> seen = new ArrayList<>();

  record Command(int id, String method, Map<String, String> params) {}

  record Navigated(Frame frame) {
    record Frame(String url) {}
  }

  record Failure(int id, Map<String, String> error) {}

  record Answer(int id, Map<String, Object> result) {}

  @OnInfo
  Command run(Command command) {
    return command;
  }

  @OnText(field = "method", value = "Page.frameNavigated", at = "params")
  void navigated(Navigated navigated) {
    seen.add("navigated " + navigated);
  }

  @OnText(field = "method")
  void event(String text) {
    seen.add("event " + text);
  }

  @OnText(field = "error")
  void failed(Failure failure) {
    seen.add("failed " + failure);
  }

  @OnText(field = "id")
  void answered(Answer answer) {
    seen.add("answered " + answer);
  }
}
