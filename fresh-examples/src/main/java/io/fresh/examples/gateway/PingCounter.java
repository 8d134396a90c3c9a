// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices who says {@code !ping}, and prints what the bot lives through. */
final class PingCounter implements Behaviour {

  private final List<String> pings = new CopyOnWriteArrayList<>();
  private final CountDownLatch missing;

  PingCounter(int goal) {
    missing = new CountDownLatch(goal);
  }

  @Override
  public void ready() {
    System.out.println("bot: ready");
  }

  @Override
  public void resumed() {
    System.out.println("bot: resumed");
  }

  @Override
  public void message(Message message) {
    if (message.content().startsWith("!ping")) {
      System.out.println("bot: " + message.author().username() + " says " + message.content());
      pings.add(message.content());
      missing.countDown();
    }
  }

  @Override
  public void failed(FreshException error) {
    System.out.println("bot: " + error.getMessage());
  }

  @Override
  public void ended(ExitReason reason) {
    System.out.println("bot: ended");
  }

  /** Waits until the goal is reached; for any thread but the bot's own. */
  boolean awaitGoal(long seconds) throws InterruptedException {
    return missing.await(seconds, TimeUnit.SECONDS);
  }

  /** All pings, in the order in which they came. */
  List<String> pings() {
    return List.copyOf(pings);
  }
}
