package app;

import io.fresh.Reaction;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.util.Map;

@WebSocketClient(state = Cached.Cache.class)
final class Cached {
  record Cache<K, V>(Map<K, V> entries) {}

  @OnText
  Reaction.With<Cache<String, Integer>> put(String key) {
    return Reaction.ok().with(new Cache<>(Map.of(key, 1)));
  }

  @OnInfo
  Cache<String, Integer> clear(Integer message, Cache<String, Integer> cache) {
    return new Cache<>(Map.of());
  }
}
