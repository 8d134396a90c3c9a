package app;

import io.fresh.annotation.Blocking;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.util.concurrent.BlockingQueue;

@WebSocketClient
@Blocking
final class Orders {
  private final BlockingQueue<String> work;

  Orders(BlockingQueue<String> work) {
    this.work = work;
  }

  @OnText
  void order(String text) throws InterruptedException {
    work.put(text);
  }
}
