package app;

import io.fresh.annotation.OnInfo;
import io.fresh.annotation.WebSocketClient;
import java.util.List;

@WebSocketClient
final class Raw {
  @OnInfo
  @SuppressWarnings("rawtypes")
  void all(List items) {}
}
