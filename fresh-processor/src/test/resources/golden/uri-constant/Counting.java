package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(uri = "wss://counts.example/socket?v=2", state = Counting.Tally.class)
final class Counting {
  record Tally(int count) {}

  Counting(String who) {
    assert who != null;
  }

  @OnText
  Tally count(String text, Tally tally) {
    return new Tally(tally.count() + 1);
  }
}
