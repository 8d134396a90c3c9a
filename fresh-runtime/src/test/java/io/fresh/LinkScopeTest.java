// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fresh.internal.link.RunningHandler;
import io.fresh.testing.Patience;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block of code and what is linked to it. */
final class LinkScopeTest {

  private static final ExitReason FAILED = ExitReason.failed(new AssertionError("on purpose"));

  private final FakeLink one = new FakeLink();
  private final FakeLink other = new FakeLink();

  @AfterEach
  void threadIsAsItWas() {
    assertThat(Thread.interrupted()).as("interrupted").isFalse();
    assertThat(LinkScope.current()).isEmpty();
  }

  @Test
  void theCurrentScopeIsTheInnermostOpenOne() {
    try (LinkScope outer = LinkScope.open()) {
      try (LinkScope inner = LinkScope.open()) {
        assertThat(LinkScope.current()).containsSame(inner);
      }
      assertThat(LinkScope.current()).containsSame(outer);
    }
    assertThat(LinkScope.current()).isEmpty();
  }

  @Test
  void aScopeIsOpenOnItsOwnThreadOnly() {
    try (LinkScope scope = LinkScope.open()) {
      assertThat(Patience.get(CompletableFuture.supplyAsync(LinkScope::current), "its scope"))
          .isEmpty();
      assertThat(LinkScope.current()).containsSame(scope);
    }
  }

  @Test
  void closingStopsWhatIsLinkedAsAShutdown() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      other.link(scope);
    }
    assertThat(one.stops()).singleElement().isInstanceOf(ExitReason.Shutdown.class);
    assertThat(other.stops()).singleElement().isInstanceOf(ExitReason.Shutdown.class);
  }

  /** Whoever ends tells its links first, and then that it has ended. */
  @Test
  void closingWaitsAlsoForWhatHasToldItsLinksOfItsEndAndHasNotQuiteEnded() {
    FakeLink ending = new FakeLink(true);
    LinkScope[] open = new LinkScope[1];
    CompletableFuture<Boolean> wasOverFirst = new CompletableFuture<>();
    Thread owner =
        new Thread(
            () -> {
              open[0] = LinkScope.open();
              open[0].link(ending);
              ending.signal(ExitReason.normal());
              open[0].close();
              wasOverFirst.complete(ending.terminated().toCompletableFuture().isDone());
            });
    owner.start();
    await()
        .atMost(Patience.LIMIT)
        .until(() -> owner.getState() == Thread.State.WAITING || !owner.isAlive());
    ending.end(ExitReason.normal());
    assertThat(Patience.get(wasOverFirst, "the scope to be closed")).isTrue();
  }

  @Test
  void closingWaitsForTheEndOfWhatIsLinked() {
    FakeLink slow = new FakeLink(true);
    CompletableFuture<LinkScope> closed = new CompletableFuture<>();
    Thread owner =
        new Thread(
            () -> {
              LinkScope scope = LinkScope.open();
              scope.link(slow);
              scope.close();
              closed.complete(scope);
            });
    owner.start();
    ExitReason asked = Patience.get(slow.stopped(), "to be stopped");
    await().atMost(Patience.LIMIT).until(() -> owner.getState() == Thread.State.WAITING);
    assertThat(closed).isNotDone();
    slow.end(asked);

    LinkScope scope = Patience.get(closed, "the scope to be closed");
    assertThat(scope.terminated().toCompletableFuture()).isCompletedWithValue(ExitReason.normal());
    assertThat(scope.failure()).isEmpty();
  }

  @Test
  void aFailureStopsTheOthersAndWakesTheBlock() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      scope.link(other);
      CompletableFuture<Void> failing = CompletableFuture.runAsync(() -> one.end(FAILED));
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> new CountDownLatch(1).await());
      Patience.get(failing, "the failure to be passed on");
      assertThat(scope.failure()).contains(FAILED);
      assertThat(other.stops()).containsExactly(FAILED);
    }
  }

  @Test
  void aFailureIsTheReasonOfTheOthersEvenIfTheBlockIsLeftBeforeTheyHear() {
    FakeLink third = new FakeLink();
    AtomicBoolean held = new AtomicBoolean();
    CountDownLatch nextStopped = new CountDownLatch(1);
    Runnable holdTheFirst =
        () -> {
          if (held.compareAndSet(false, true)) {
            Patience.await(nextStopped, "the next to be stopped");
          } else {
            nextStopped.countDown();
          }
        };
    var unused =
        List.of(other.stopped().thenRun(holdTheFirst), third.stopped().thenRun(holdTheFirst));
    LinkScope scope = LinkScope.open();
    List.of(one, other, third).forEach(scope::link);
    CompletableFuture<Void> failing = CompletableFuture.runAsync(() -> one.end(FAILED));
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> new CountDownLatch(1).await());
    scope.close();

    failing.join();
    assertThat(other.stops()).containsOnly(FAILED);
    assertThat(third.stops()).containsOnly(FAILED);
  }

  @Test
  void theFirstFailureCounts() {
    FakeLink slow = new FakeLink(true);
    LinkScope scope = LinkScope.open();
    scope.link(one);
    scope.link(slow);
    one.end(FAILED);
    slow.end(ExitReason.killed());
    scope.close();

    assertThat(scope.failure()).contains(FAILED);
    assertThat(scope.terminated().toCompletableFuture()).isCompletedWithValue(FAILED);
  }

  @Test
  void aNormalEndLeavesTheBlockAlone() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      scope.link(other);
      one.end(ExitReason.normal());
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(scope.failure()).isEmpty();
      assertThat(scope.isLinkedTo(one)).isFalse();
      assertThat(other.stops()).isEmpty();
    }
  }

  @Test
  void whatIsLinkedToAFailedScopeEndsForTheSameReason() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      one.end(FAILED);
      scope.link(other);
      assertThat(other.stops()).containsExactly(FAILED);
    }
  }

  @Test
  void aLinkWithOneThatHasFailedIsAFailure() {
    one.end(FAILED);
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(scope.failure()).contains(FAILED);
    }
  }

  @Test
  void anInterruptThatNobodyHasNoticedIsTakenBackAtTheEnd() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      one.end(FAILED);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptByAnotherBeforeTheFailureIsKept() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      Thread.currentThread().interrupt();
      one.end(FAILED);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptByAnotherIsNoFailureAndIsKept() {
    LinkScope scope = LinkScope.open();
    scope.link(one);
    Thread.currentThread().interrupt();
    scope.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(scope.failure()).isEmpty();
    assertThat(one.stops()).hasSize(1);
  }

  @Test
  void anInterruptWhileItWaitsDoesNotEndTheWaitAndIsKept() {
    FakeLink slow = new FakeLink(true);
    Thread owner = Thread.currentThread();
    CompletableFuture<Void> ending =
        CompletableFuture.runAsync(
            () -> {
              ExitReason asked = Patience.get(slow.stopped(), "to be stopped");
              owner.interrupt();
              slow.end(asked);
            });
    LinkScope scope = LinkScope.open();
    scope.link(slow);
    scope.close();

    assertThat(slow.terminated().toCompletableFuture()).isDone();
    ending.join();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFailureAfterCloseHasBegunInterruptsNobody() {
    FakeLink slow = new FakeLink(true);
    CompletableFuture<Void> ending =
        CompletableFuture.runAsync(
            () -> {
              Patience.get(slow.stopped(), "to be stopped");
              slow.end(FAILED);
            });
    LinkScope scope = LinkScope.open();
    scope.link(slow);
    scope.close();

    ending.join();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(scope.failure()).isEmpty();
  }

  @Test
  void theFailureOfAnInnerScopeDoesNotEndTheOuter() {
    try (LinkScope outer = LinkScope.open()) {
      outer.link(other);
      try (LinkScope inner = LinkScope.open()) {
        inner.link(one);
        one.end(FAILED);
      }
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(outer.failure()).isEmpty();
      assertThat(other.stops()).isEmpty();
    }
  }

  @Test
  void theFailureOfAnOuterScopeIsNoticedAfterTheInnerIsClosed() {
    try (LinkScope outer = LinkScope.open()) {
      outer.link(one);
      try (LinkScope inner = LinkScope.open()) {
        inner.link(other);
        one.end(FAILED);
      }
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(outer.failure()).contains(FAILED);
    }
  }

  @Test
  void theExceptionOfTheBlockIsNotHidden() {
    IllegalArgumentException ofTheBlock = new IllegalArgumentException("of the block");
    assertThatThrownBy(
            () -> {
              try (LinkScope scope = LinkScope.open()) {
                scope.link(one);
                one.end(FAILED);
                throw ofTheBlock;
              }
            })
        .isSameAs(ofTheBlock)
        .hasNoSuppressedExceptions();
  }

  @Test
  void toCloseTwiceIsHarmless() {
    try (LinkScope outer = LinkScope.open()) {
      LinkScope inner = LinkScope.open();
      inner.close();
      inner.close();
      assertThat(LinkScope.current()).containsSame(outer);
    }
  }

  @Test
  void anotherThreadMustNotCloseItAndNothingEnds() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      assertThatIllegalStateException()
          .isThrownBy(() -> Patience.get(CompletableFuture.runAsync(scope::close), "to be refused"))
          .withMessageContaining("by the thread that opened it");
      assertThat(one.stops()).isEmpty();
    }
  }

  @Test
  void theOuterMustNotBeClosedBeforeTheInnerAndNothingEnds() {
    LinkScope outer = LinkScope.open();
    LinkScope inner = LinkScope.open();
    outer.link(one);
    assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("still open");
    assertThat(one.stops()).isEmpty();
    inner.close();
    outer.close();
    assertThat(one.stops()).hasSize(1);
  }

  @Test
  void aHandlerMustNotCloseItAndNothingEnds() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      RunningHandler.enter(new FakeConnection("prices"));
      try {
        assertThatIllegalStateException()
            .isThrownBy(scope::close)
            .withMessageContaining("LinkScope.close must not be called from a handler")
            .withMessageContaining("prices");
      } finally {
        RunningHandler.exit();
      }
      assertThat(one.stops()).isEmpty();
    }
  }

  @Test
  void aHandlerCannotOpenOne() {
    RunningHandler.enter(new FakeConnection("prices"));
    try {
      assertThatIllegalStateException()
          .isThrownBy(LinkScope::open)
          .withMessageContaining("LinkScope.open must not be called from a handler");
    } finally {
      RunningHandler.exit();
    }
  }

  @Test
  void nothingCanBeLinkedAfterItWasClosed() {
    LinkScope scope = LinkScope.open();
    scope.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> scope.link(one))
        .withMessageContaining("closed");
    assertThat(one.stops()).isEmpty();
  }

  @Test
  void scopesAreNotLinkedToEachOther() {
    try (LinkScope outer = LinkScope.open();
        LinkScope inner = LinkScope.open()) {
      assertThatIllegalArgumentException().isThrownBy(() -> inner.link(outer));
      assertThatIllegalArgumentException().isThrownBy(() -> outer.link(outer));
    }
  }

  @Test
  void whatIsUnlinkedOutlivesTheScope() {
    try (LinkScope scope = LinkScope.open()) {
      scope.link(one);
      scope.unlink(one);
    }
    assertThat(one.stops()).isEmpty();
  }

  @Test
  void aStopIsPassedOnWithoutAnInterrupt() {
    ExitReason enough = ExitReason.shutdown("enough");
    LinkScope scope = LinkScope.open();
    scope.link(one);
    scope.stop(enough);
    assertThat(one.stops()).containsExactly(enough);
    scope.link(other);
    assertThat(other.stops()).containsExactly(enough);
    scope.close();

    assertThat(scope.failure()).isEmpty();
    assertThat(scope.terminated().toCompletableFuture()).isCompletedWithValue(enough);
  }

  @Test
  void aKillEndsTheWaitOfClose() {
    FakeLink slow = new FakeLink(true);
    LinkScope scope = LinkScope.open();
    scope.link(slow);
    CompletableFuture<Void> killing =
        CompletableFuture.runAsync(
            () -> {
              Patience.get(slow.stopped(), "to be stopped");
              scope.kill();
            });
    scope.close();

    killing.join();
    assertThat(slow.terminated().toCompletableFuture()).isCompletedWithValue(ExitReason.killed());
  }

  @Test
  void aThreadDoesNotRememberTheScopeThatItHasClosed() {
    WeakReference<LinkScope> scope = closedScope();
    await()
        .atMost(Patience.LIMIT)
        .until(
            () -> {
              System.gc();
              return scope.get() == null;
            });
    assertThat(LinkScope.current()).isEmpty();
  }

  private static WeakReference<LinkScope> closedScope() {
    try (LinkScope outer = LinkScope.open();
        LinkScope inner = LinkScope.open()) {
      assertThat(LinkScope.current()).containsSame(inner);
      return new WeakReference<>(outer);
    }
  }

  private interface Starter {
    void start(Runnable task) throws Exception;
  }

  static Stream<Starter> threads() {
    Stream<Starter> virtual = // Java 21
        Stream.of(Thread.class.getMethods())
            .filter(method -> method.getName().equals("startVirtualThread"))
            .map(method -> task -> start(method, task));
    return Stream.concat(Stream.of(task -> new Thread(task).start()), virtual);
  }

  private static void start(Method startVirtualThread, Runnable task) throws Exception {
    startVirtualThread.invoke(null, task);
  }

  @ParameterizedTest
  @MethodSource("threads")
  void everyKindOfThreadIsWoken(Starter thread) throws Exception {
    FakeLink slow = new FakeLink(true);
    CompletableFuture<String> woken = new CompletableFuture<>();
    CompletableFuture<Boolean> after = new CompletableFuture<>();
    thread.start(
        () -> {
          try (LinkScope scope = LinkScope.open()) {
            scope.link(one);
            scope.link(slow);
            one.end(FAILED);
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            woken.complete("woken");
          }
          after.complete(Thread.currentThread().isInterrupted());
        });
    slow.end(Patience.get(slow.stopped(), "to be stopped"));

    assertThat(Patience.get(woken, "the block to be woken")).isEqualTo("woken");
    assertThat(Patience.get(after, "the end")).isFalse();
  }
}
