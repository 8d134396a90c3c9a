// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException;
import io.fresh.Reaction;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends 1, and then each number one higher than the echo of the last, up to a goal. */
@WebSocketClient
final class EchoCounter {

  private final int goal;
  private final CountDownLatch connected = new CountDownLatch(1);
  private int sent;
  private volatile String lastError = "no answer";

  EchoCounter(int goal) {
    this.goal = goal;
  }

  @OnConnect
  String begin() {
    connected.countDown();
    sent = 0;
    return next();
  }

  @OnText
  Reaction count(String echo, Connection connection) {
    System.out.println("received " + echo);
    if (!echo.equals(Integer.toString(sent))) {
      connection.stop(
          ExitReason.failed(
              new IllegalStateException(
                  "expected the echo of " + sent + ", received '" + echo + "'")));
      return Reaction.ok();
    }
    return sent == goal ? Reaction.close(1000, "done") : Reaction.reply(Frame.text(next()));
  }

  @OnError
  void failed(FreshException error) {
    lastError = error.getMessage();
  }

  /** Waits for the first connection; for any thread but the client's own. */
  boolean awaitConnected(Duration timeout) throws InterruptedException {
    return connected.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What went wrong last; may be asked by any thread. */
  String lastError() {
    return lastError;
  }

  private String next() {
    String number = Integer.toString(++sent);
    System.out.println("sent " + number);
    return number;
  }
}
