// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.Connection;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.supervision.Supervisor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two clients under one supervisor. One crashes on purpose at its first answer; the supervisor starts a new one, which does better. The
 * other notices nothing. Ends with 0, or with 1 if the second life of the shaky one does not come within 30 s.
 */
final class SupervisedPairExample {

  @WebSocketClient(id = "steady")
  static final class Steady {
    @OnConnect
    void connected() {
      System.out.println("steady: connected");
    }
  }

  @WebSocketClient(id = "shaky")
  static final class Shaky {
    private final int life;
    private final CountDownLatch done;

    Shaky(int life, CountDownLatch done) {
      this.life = life;
      this.done = done;
    }

    @OnConnect
    String hello() {
      System.out.println("shaky, life " + life + ": connected");
      return "hello";
    }

    @OnText
    void answer(String text) {
      if (life == 1) {
        throw new IllegalStateException("crashed on purpose");
      }
      System.out.println("shaky, life " + life + ": works");
      done.countDown();
    }
  }

  private SupervisedPairExample() {}

  public static void main(String[] args) throws Exception {
    AtomicInteger lives = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    try (EmbeddedServer server = EmbeddedServer.echo()) {
      Supervisor supervisor =
          Supervisor.builder()
              .child(SupervisedPairExample_SteadyFresh.childSpec(server.uri()))
              .child(
                  SupervisedPairExample_ShakyFresh.childSpec(
                      () -> new Shaky(lives.incrementAndGet(), done), server.uri()))
              .start();
      Connection steady = (Connection) supervisor.find("steady").orElseThrow();
      boolean recovered = done.await(30, TimeUnit.SECONDS);
      steady.opened().toCompletableFuture().get(30, TimeUnit.SECONDS);
      supervisor.stop();
      System.out.println("ended: " + supervisor.awaitTermination());
      System.exit(recovered ? 0 : 1);
    }
  }
}
