package app;

import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The handler's own codec comes before the client's format, for what it takes and for what it answers. */
@WebSocketClient(state = Own.Total.class, codecs = Json.class)
final class Own {
  record Total(int value) {}

  static final class Numbers implements TextDecoder<Integer>, TextEncoder<Integer> {
    @Override
    public Integer decode(ByteBuffer utf8) {
      return Integer.valueOf(StandardCharsets.UTF_8.decode(utf8).toString());
    }

    @Override
    public String encode(Integer value) {
      return value.toString();
    }
  }

  @OnText(codec = Numbers.class)
  Integer next(Integer number, Total total) {
    return number + total.value();
  }
}
