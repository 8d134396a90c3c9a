// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.Link;
import io.fresh.LinkScope;
import io.fresh.LogLines;
import io.fresh.annotation.Restart;
import io.fresh.testing.Patience;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Supervisors whose children are made by hand: what a program sees of starts, ends and links. */
final class SupervisorTest {

  /** Ends when it is asked to. */
  private static final class Obedient extends IdleLink {
    Obedient(String name) {
      super(name);
    }

    @Override
    public void stop(ExitReason reason) {
      end(reason);
    }

    @Override
    public void kill() {
      end(ExitReason.killed());
    }
  }

  private final LogLines log = new LogLines("io.fresh.Supervisor", Level.INFO);
  private final List<Obedient> started = new ArrayList<>();

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void aStartedSupervisorHasItsChildren() {
    Supervisor supervisor = of(child("a"), child("b"));
    assertThat(supervisor.children())
        .extracting(ChildStatus::id, ChildStatus::state, ChildStatus::restart)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", ChildStatus.State.RUNNING, Restart.TRANSIENT),
            org.assertj.core.groups.Tuple.tuple("b", ChildStatus.State.RUNNING, Restart.TRANSIENT));
    assertThat(supervisor.find("b")).contains(started.get(1));
    assertThat(supervisor.find("c")).isEmpty();
    end(supervisor);
  }

  @Test
  void whoCountsIsToldOfSupervisorsAndWorkers() {
    Supervisor supervisor =
        of(child("a"), child("b"), Supervisor.builder().child(child("c")).childSpec("nested"));
    Patience.get(supervisor.stopChild("a"), "the end of a");
    assertThat(supervisor.count()).isEqualTo(new ChildCounts(3, 2, 1, 2));
    end(supervisor);
  }

  @Test
  void aCrashedChildIsStartedAgainAndTheLogSaysWhy() {
    Supervisor supervisor = of(child("a"));
    started.get(0).crash();
    assertThat(supervisor.find("a")).contains(started.get(1));
    assertThat(supervisor.children().get(0).restarts()).isEqualTo(1);
    assertThat(log.await("a restart"))
        .contains(supervisor.toString(), "'a'", "restart 1", "IllegalStateException");
    end(supervisor);
  }

  @Test
  void aFailedStartThrowsWithTheIdAndStopsWhatWasStarted() {
    ChildSpec broken =
        ChildSpec.of(
            "broken",
            () -> {
              throw new java.io.IOException("no token");
            });
    Supervisor.Builder builder = Supervisor.builder().child(child("a")).child(broken);
    assertThatThrownBy(builder::start)
        .isInstanceOf(ChildStartException.class)
        .hasMessageContainingAll("'broken'", "no token")
        .hasRootCauseInstanceOf(java.io.IOException.class)
        .satisfies(
            thrown ->
                Patience.get(((ChildStartException) thrown).cleanedUp(), "the end of the others"));
    assertThat(started).extracting(IdleLink::isAlive).containsExactly(false);
  }

  @Test
  void aStartThatAnswersNothingIsAFailedStart() {
    @SuppressWarnings("NullAway") // what a caller without nullness checks may do
    ChildSpec nothing = ChildSpec.of("nothing", () -> null);
    assertThatThrownBy(() -> of(nothing))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("'nothing'");
  }

  @Test
  void twoChildrenOfOneIdAreRefused() {
    assertThatThrownBy(() -> Supervisor.builder().child(child("a")).child(child("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Supervisor.builder().intensity(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("intensity must be at least 0, was -1");
    assertThatThrownBy(() -> Supervisor.builder().period(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("period must be 1 ms to 1 day, was PT0S");
    assertThatThrownBy(() -> DynamicSupervisor.builder().maxChildren(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxChildren must be at least 1, was 0");
  }

  @Test
  void anUnknownChildIsToldThroughTheStage() {
    Supervisor supervisor = of();
    assertThatThrownBy(() -> Patience.get(supervisor.stopChild("x"), "a refusal"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("no child 'x'");
    end(supervisor);
  }

  @Test
  void aStoppedChildCanBeRestartedAndRemoved() {
    Supervisor supervisor = of(child("a"));
    Patience.get(supervisor.stopChild("a"), "the end of a");
    assertThat(supervisor.restartChild("a")).isSameAs(started.get(1));
    Patience.get(supervisor.stopChild("a"), "the end of a");
    supervisor.removeChild("a");
    assertThat(supervisor.children()).isEmpty();
    end(supervisor);
  }

  @Test
  void whatDependsOnTheEndOfAChildMayGoOnWithTheSupervisor() {
    IdleLink slow = new IdleLink("slow");
    Iterator<IdleLink> lives = List.<IdleLink>of(slow, new Obedient("quick")).iterator();
    Supervisor supervisor = of(ChildSpec.of("a", lives::next), child("b"));
    var again = supervisor.stopChild("a").thenApply(ended -> supervisor.restartChild("a"));
    var removed = supervisor.stopChild("a").thenRun(() -> supervisor.removeChild("b"));
    var another = supervisor.stopChild("a").thenApply(ended -> supervisor.startChild(child("c")));
    Patience.get(supervisor.stopChild("b"), "the end of b");
    slow.end(ExitReason.shutdown("at last"));
    assertThat(supervisor.find("a")).contains(Patience.get(again, "the restart"));
    Patience.get(removed, "the removal");
    assertThat(supervisor.find("c")).contains(Patience.get(another, "the start"));
    assertThat(supervisor.children()).extracting(ChildStatus::id).containsExactly("a", "c");
    end(supervisor);
  }

  @Test
  void theLogDoesNotTellWhatAnExceptionOfAHandlerQuotes() {
    Supervisor supervisor = Supervisor.builder().intensity(1).child(child("a")).start();
    Exception quoting = new NumberFormatException("For input string: \"s3cr3t\"");
    started.get(0).end(ExitReason.failed(quoting));
    started.get(1).end(ExitReason.failed(quoting));
    Patience.get(supervisor.terminated(), "giving up");
    assertThat(log.texts()).hasSize(2);
    assertThat(log.texts()).noneMatch(text -> text.contains("s3cr3t"));
    assertThat(log.all())
        .allSatisfy(
            line -> {
              StringWriter trace = new StringWriter();
              if (line.thrown() != null) {
                line.thrown().printStackTrace(new PrintWriter(trace));
              }
              assertThat(trace.toString()).doesNotContain("s3cr3t");
            });
  }

  @Test
  void aSupervisorThatGivesUpEndsAsFailedAndItsParentStartsAnother() {
    Supervisor.Builder inner = Supervisor.builder().intensity(0).child(child("a"));
    Supervisor outer = of(inner.childSpec("inner"));
    Link first = outer.find("inner").orElseThrow();
    started.get(0).crash();
    assertThat(Patience.get(first.terminated(), "the inner supervisor to give up"))
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            failed ->
                assertThat(failed.cause())
                    .isInstanceOf(GaveUpException.class)
                    .hasMessageContaining("More than 0 restarts in 5 s, the last for child 'a'"));
    assertThat(log.await("that it gives up")).contains("gives up", "'a'");
    assertThat(log.await("a restart")).contains("'inner'", "restart 1");
    assertThat(outer.find("inner")).isPresent().get().isNotSameAs(first);
    assertThat(started).hasSize(2);
    end(outer);
  }

  @Test
  void escalationGoesAllTheWayUp() {
    Supervisor.Builder inner = Supervisor.builder().intensity(0).child(child("a"));
    Supervisor outer = Supervisor.builder().intensity(0).child(inner.childSpec("inner")).start();
    started.get(0).crash();
    ExitReason.Failed end =
        (ExitReason.Failed) Patience.get(outer.terminated(), "the outer one to give up");
    assertThat(end.cause()).hasCauseInstanceOf(GaveUpException.class);
    assertThat(end.cause()).hasRootCauseMessage("a crashed");
  }

  @Test
  void theScopeOfASupervisorThatGivesUpHasFailed() throws InterruptedException {
    ExitReason end;
    try (LinkScope scope = LinkScope.open()) {
      Supervisor supervisor = Supervisor.builder().intensity(0).child(child("a")).startLink();
      started.get(0).crash();
      assertThatThrownBy(() -> new CountDownLatch(1).await(20, TimeUnit.SECONDS))
          .isInstanceOf(InterruptedException.class);
      assertThat(scope.failure()).isPresent();
      end = Patience.get(supervisor.terminated(), "its end");
      assertThat(scope.failure()).contains(end);
    }
  }

  @Test
  void aScopeEndsItsSupervisorWhichEndsItsChildren() {
    Supervisor supervisor;
    try (LinkScope scope = LinkScope.open()) {
      supervisor = Supervisor.builder().child(child("a")).startLink(scope);
    }
    assertThat(supervisor.terminated().toCompletableFuture()).isDone();
    assertThat(started).noneMatch(IdleLink::isAlive);
  }

  @Test
  void theEndOfTheParentEndsTheSupervisorUnlessItIsNormal() {
    Supervisor normal = of();
    Supervisor failing = of();
    Supervisor ofNormal = Supervisor.builder().startLink(normal);
    Supervisor ofFailing = Supervisor.builder().startLink(failing);
    normal.stop();
    failing.stop(ExitReason.shutdown("enough"));
    assertThat(Patience.get(ofFailing.terminated(), "the end"))
        .isEqualTo(ExitReason.shutdown("enough"));
    assertThat(ofNormal.terminated().toCompletableFuture()).isNotDone();
    end(ofNormal);
  }

  @Test
  void aLinkToWhatHasEndedEndsTheSupervisorAtOnce() {
    Supervisor ended = of();
    ended.kill();
    Supervisor supervisor = Supervisor.builder().child(child("a")).startLink(ended);
    assertThat(Patience.get(supervisor.terminated(), "the end")).isEqualTo(ExitReason.killed());
  }

  @Test
  void nestedSupervisorsAreStoppedInReverseOrderAndWaitedFor() {
    Supervisor.Builder inner = Supervisor.builder().child(child("b")).child(child("c"));
    Supervisor outer = of(child("a"), inner.childSpec("inner"));
    List<String> ends = new ArrayList<>();
    started.forEach(child -> child.terminated().thenRun(() -> ends.add(child.toString())));
    end(outer);
    assertThat(ends).containsExactly("c", "b", "a");
  }

  @Test
  void aStartMayLookAtItsSupervisorButStartNothingMoreInIt() {
    Supervisor supervisor = of(child("a"));
    List<Integer> looks = new ArrayList<>();
    ChildSpec curious =
        ChildSpec.of(
            "b",
            () -> {
              looks.add(supervisor.children().size());
              supervisor.startChild(child("c"));
              return new Obedient("never");
            });
    assertThatThrownBy(() -> supervisor.startChild(curious))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("startChild must not be called while " + supervisor);
    assertThat(looks).containsExactly(1);
    end(supervisor);
  }

  @Test
  void whatManyThreadsAskForIsDone() throws InterruptedException {
    int threads = 4;
    int each = 500;
    DynamicSupervisor fleet = DynamicSupervisor.builder().intensity(threads * each).start();
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int number = t;
      all.add(new Thread(() -> startCrashAndStop(fleet, number, each)));
    }
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join(Patience.LIMIT.toMillis());
    }
    assertThat(fleet.count().specs()).isEqualTo(threads * each / 2);
    end(fleet);
  }

  private static void startCrashAndStop(DynamicSupervisor fleet, int number, int each) {
    for (int i = 0; i < each; i++) {
      String id = number + "-" + i;
      Obedient first = (Obedient) fleet.startChild(ChildSpec.of(id, () -> new Obedient(id)));
      first.crash();
      if (i % 2 == 0) {
        Patience.get(fleet.stopChild(id), "the end of " + id);
      }
    }
  }

  @Test
  void waitingForTheEndIsBounded() throws InterruptedException {
    Supervisor supervisor = of();
    assertThat(supervisor.awaitTermination(Duration.ofMillis(1))).isEmpty();
    supervisor.stop();
    assertThat(supervisor.awaitTermination()).isEqualTo(ExitReason.normal());
  }

  private static Supervisor of(ChildSpec... specs) {
    Supervisor.Builder builder = Supervisor.builder();
    List.of(specs).forEach(builder::child);
    return builder.start();
  }

  private ChildSpec child(String id) {
    return ChildSpec.of(
        id,
        () -> {
          Obedient child = new Obedient(id);
          started.add(child);
          return child;
        });
  }

  private static void end(BaseSupervisor supervisor) {
    supervisor.stop();
    assertThat(Patience.get(supervisor.terminated(), "the end of " + supervisor))
        .isEqualTo(ExitReason.normal());
  }
}
