// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.fresh.Options;
import io.fresh.testing.Patience;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** In which order callbacks run, and that they do under any race. */
class HandlerLaneTest {

  private static final int ROUNDS = 3_000;
  private static final int CALLS = 20;

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final Owner owner = new Owner();
  private final Mailbox mailbox = new Mailbox(Options.defaults(), true);
  private final HandlerLane lane = lane(mailbox, tasks::add, owner);

  private final class Owner implements HandlerLane.Owner {
    private final AtomicBoolean held = new AtomicBoolean();

    /** Runs between two callbacks. */
    private Runnable between = () -> {};

    @Override
    public boolean isHeld() {
      between.run();
      return held.get();
    }

    @Override
    public void told(Object message) {
      ran.add("told " + message);
    }

    @Override
    public void taken() {}

    @Override
    public void refused(Throwable why, Runnable run) {
      ran.add(why.getMessage());
      held.set(true);
      tasks.add(run);
    }
  }

  private static HandlerLane lane(Mailbox mailbox, Executor threads, HandlerLane.Owner owner) {
    return new HandlerLane(mailbox, threads, LogContext.of(Options.defaults(), "lane"), owner);
  }

  private void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  @Test
  void callbacksAndToldMessagesRunInTheirOrder() {
    lane.add(() -> ran.add("a"));
    mailbox.put("b");
    lane.wake();
    lane.add(() -> ran.add("c"), 10);
    assertThat(tasks).hasSize(1);
    run();
    assertThat(ran).containsExactly("a", "told b", "c");
  }

  @Test
  void nothingStartsUntilWhatACallbackHasSaidIsHeard() {
    lane.add(
        () -> {
          ran.add("a");
          lane.awaitHearing();
        });
    lane.add(() -> ran.add("b"));
    run();
    assertThat(ran).containsExactly("a");
    assertThat(lane.isWaiting()).isTrue();

    lane.addFirst(() -> ran.add("what came of it"));
    run();
    assertThat(ran).containsExactly("a");
    lane.heard();
    run();
    assertThat(ran).containsExactly("a", "what came of it", "b");
  }

  @Test
  void noThreadIsAskedForWhereNothingIsToRun() {
    lane.add(lane::awaitHearing);
    run();
    lane.heard();
    lane.wake();
    assertThat(tasks).isEmpty();
  }

  @Test
  void afterTheStopOnlyWhatGoesFirstRuns() {
    lane.add(() -> ran.add("a"));
    owner.held.set(true);
    lane.addFirst(() -> ran.add("last"));
    run();
    lane.wake();
    run();
    assertThat(ran).containsExactly("last");
  }

  @Test
  void withoutAThreadTheOwnerRunsWhatGoesFirst() {
    Executor exhausted =
        task -> {
          throw new OutOfMemoryError("no thread");
        };
    HandlerLane stranded = lane(mailbox, exhausted, owner);
    stranded.add(() -> ran.add("a"));
    run();
    stranded.addFirst(() -> ran.add("last"));
    run();
    assertThat(ran).containsExactly("no thread", "no thread", "last");
  }

  @Test
  void whatRunsAndNothingElseHasTheLogContextOfTheLane() {
    LogContext context =
        LogContext.of(Options.builder().mdcLogging(true).build(), "the connection");
    HandlerLane logging = new HandlerLane(mailbox, tasks::add, context, owner);
    logging.add(() -> ran.add(MDC.get(LogContext.KEY)));
    run();
    assertThat(ran).containsExactly("the connection");
    assertThat(MDC.get(LogContext.KEY)).isNull();
  }

  @Test
  void anInterruptIsForTheRunningCallbackAlone() {
    lane.add(
        () -> {
          lane.interrupt();
          ran.add("" + Thread.currentThread().isInterrupted());
        });
    lane.add(() -> ran.add("" + Thread.currentThread().isInterrupted()));
    run();
    lane.interrupt();
    assertThat(ran).containsExactly("true", "false");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anInterruptThatComesBetweenTwoCallbacksIsForNone() {
    lane.add(() -> ran.add("" + Thread.currentThread().isInterrupted()));
    owner.between = lane::interrupt;
    run();
    assertThat(ran).containsExactly("false");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aCallbackThatBreaksItsThreadKeepsNoOtherFromRunning() {
    IllegalStateException brokenLog = new IllegalStateException("disk full");
    lane.add(
        () -> {
          throw brokenLog;
        });
    lane.add(() -> ran.add("next"));
    lane.addFirst(() -> ran.add("first"));
    assertThatException().isThrownBy(this::run).isSameAs(brokenLog);
    run();
    assertThat(ran).containsExactly("first", "next");
    assertThat(MDC.get(LogContext.KEY)).isNull();
  }

  @Test
  void nothingOverlapsIsLostOrStartsBehindTheLastUnderAnyRace() throws Exception {
    Executor threads = HandlerThreads.create();
    for (int round = 0; round < ROUNDS; round++) {
      race(threads, round % 2 == 0);
    }
  }

  /** Two add, a third stops or does not; each callback says something now and then. */
  private void race(Executor threads, boolean stops) throws Exception {
    ran.clear();
    Owner racing = new Owner();
    Mailbox box = new Mailbox(Options.defaults(), true);
    HandlerLane raced = lane(box, threads, racing);
    AtomicBoolean running = new AtomicBoolean();
    CountDownLatch end = new CountDownLatch(1);
    CyclicBarrier begin = new CyclicBarrier(2);
    Thread teller =
        new Thread(
            () -> {
              await(begin);
              for (int i = 0; i < CALLS; i++) {
                box.put(i);
                raced.wake();
              }
            });
    teller.start();
    await(begin);
    for (int i = 0; i < CALLS; i++) {
      String name = "read " + i;
      raced.add(() -> call(running, name, raced, threads), 1);
    }
    if (!stops) {
      teller.join();
      raced.add(() -> raced.addFirst(end::countDown));
    } else {
      racing.held.set(true);
      raced.addFirst(
          () -> {
            call(running, "last", raced, threads);
            end.countDown();
          });
      teller.join();
    }
    Patience.await(end, "the last callback");
    List<String> all = List.copyOf(ran);
    assertThat(all).doesNotContain("overlap");
    assertInOrder(all, "read ");
    assertInOrder(all, "told ");
    if (stops) {
      assertThat(all).endsWith("last");
    } else {
      assertThat(all).hasSize(2 * CALLS);
    }
  }

  private void call(AtomicBoolean running, String name, HandlerLane raced, Executor machine) {
    if (!running.compareAndSet(false, true)) {
      ran.add("overlap");
    }
    ran.add(name);
    if (ThreadLocalRandom.current().nextInt(8) == 0) {
      raced.awaitHearing();
      machine.execute(raced::heard);
    }
    running.set(false);
  }

  private static void assertInOrder(List<String> all, String kind) {
    List<String> some = all.stream().filter(name -> name.startsWith(kind)).toList();
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isEqualTo(kind + i);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
