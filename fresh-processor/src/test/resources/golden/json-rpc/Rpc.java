package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON-RPC 2.0: a request has {@code method} and {@code id}, a notification {@code method} alone, an answer {@code id} and {@code result} or
 * {@code error}.
 */
@WebSocketClient(codecs = Json.class)
final class Rpc {
  final List<String> seen = new ArrayList<>();

  record Subtract(long id, List<Integer> params) {}

  record Result(String jsonrpc, long id, int result) {}

  record Failed(long id) {}

  @OnText(field = "method", value = "subtract")
  Result subtract(Subtract request) {
    int difference = request.params().get(0) - request.params().get(1);
    return new Result("2.0", request.id(), difference);
  }

  @OnText(field = "method", value = "update", at = "params")
  void update(List<Integer> values) {
    seen.add("update " + values);
  }

  @OnText(field = "error")
  void failed(Failed failed) {
    seen.add("failed " + failed);
  }

  @OnText(field = "result", at = "result")
  void result(ByteBuffer result) {
    seen.add("result " + StandardCharsets.UTF_8.decode(result));
  }
}
