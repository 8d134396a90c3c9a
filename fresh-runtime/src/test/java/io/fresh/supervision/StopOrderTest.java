// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static io.fresh.supervision.VirtualSupervisor.child;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How children are stopped: one after the other, each with its own time, and killed when it is over. */
final class StopOrderTest {

  private static final ExitReason SHUTDOWN = ExitReason.shutdown("");

  @Test
  void childrenAreStoppedInReverseOrderEachWhenTheOneBehindItHasEnded() {
    VirtualSupervisor supervisor = started("a", "b", "c");
    stop(supervisor);
    assertThat(supervisor.done()).containsExactly("stop c");
    supervisor.ends("c", SHUTDOWN);
    assertThat(supervisor.done()).containsExactly("stop b");
    supervisor.ends("b", ExitReason.normal());
    assertThat(supervisor.done()).containsExactly("stop a");
    supervisor.ends("a", SHUTDOWN);
    assertThat(supervisor.done()).containsExactly("end");
    assertThat(supervisor.end()).isEqualTo(ExitReason.normal());
    assertThat(supervisor.timers()).isZero();
  }

  @Test
  void theEndWaitsForWhatAFailedRestartHasLeftBehind() {
    CompletableFuture<Boolean> cleanedUp = new CompletableFuture<>();
    VirtualSupervisor supervisor = started("a");
    supervisor.failStarts("a", 1, cleanedUp);
    supervisor.ends("a", ExitReason.killed());
    assertThat(supervisor.done()).containsExactly("fail a");
    stop(supervisor);
    assertThat(supervisor.done()).isEmpty();
    cleanedUp.complete(true);
    assertThat(supervisor.done()).containsExactly("end");
  }

  @Test
  void aSupervisorWithoutChildrenEndsAtOnce() {
    VirtualSupervisor supervisor = started();
    stop(supervisor);
    assertThat(supervisor.done()).containsExactly("end");
  }

  @Test
  void aChildThatDoesNotEndInItsTimeIsKilledBeforeTheNextIsStopped() {
    VirtualSupervisor supervisor = started("a");
    add(supervisor, child("b").withShutdown(Duration.ofSeconds(2)));
    stop(supervisor);
    supervisor.pass(Duration.ofSeconds(2).minusNanos(1));
    assertThat(supervisor.done()).containsExactly("stop b");
    supervisor.pass(Duration.ofNanos(1));
    assertThat(supervisor.done()).containsExactly("kill b");
    supervisor.ends("b", ExitReason.killed());
    assertThat(supervisor.done()).containsExactly("stop a");
  }

  @Test
  void fiveSecondsAreTheTimeOfAChildUnlessSet() {
    VirtualSupervisor supervisor = started("a");
    stop(supervisor);
    supervisor.pass(Duration.ofSeconds(5).minusNanos(1));
    assertThat(supervisor.done()).containsExactly("stop a");
    supervisor.pass(Duration.ofNanos(1));
    assertThat(supervisor.done()).containsExactly("kill a");
  }

  @Test
  void aChildWithoutTimeIsKilledAtOnce() {
    VirtualSupervisor supervisor = started();
    add(supervisor, child("a").withShutdown(Duration.ZERO));
    stop(supervisor);
    assertThat(supervisor.done()).containsExactly("kill a");
  }

  @Test
  void aChildWithoutABoundIsWaitedFor() {
    VirtualSupervisor supervisor = started();
    add(supervisor, child("a").withShutdown(ChildSpec.UNBOUNDED));
    stop(supervisor);
    supervisor.pass(Duration.ofDays(365));
    assertThat(supervisor.done()).containsExactly("stop a");
  }

  @Test
  void aKilledChildThatDoesNotEndHoldsTheOthersUpForASecond() {
    VirtualSupervisor supervisor = started("a");
    add(supervisor, child("hung").withShutdown(Duration.ZERO));
    stop(supervisor);
    supervisor.done();
    supervisor.pass(SupervisorMachine.KILL_PATIENCE);
    assertThat(supervisor.done()).containsExactly("overdue hung", "stop a");
    supervisor.ends("a", SHUTDOWN);
    assertThat(supervisor.done()).isEmpty();
    supervisor.ends("hung", ExitReason.killed());
    assertThat(supervisor.done()).containsExactly("end");
  }

  @Test
  void nobodyIsStartedInThePlaceOfAKilledChildThatDoesNotEnd() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ALL).started("a");
    add(supervisor, child("hung").withShutdown(Duration.ZERO));
    supervisor.crashes("a");
    supervisor.pass(Duration.ofDays(1));
    assertThat(supervisor.done()).endsWith("kill hung", "overdue hung");
    supervisor.ends("hung", ExitReason.killed());
    assertThat(supervisor.done()).containsExactly("start a", "start hung");
  }

  @Test
  void nothingIsStartedAgainOnceItStops() {
    VirtualSupervisor supervisor = started("a", "b");
    stop(supervisor);
    supervisor.crashes("a");
    supervisor.crashes("b");
    assertThat(supervisor.done()).containsExactly("stop b", "end");
  }

  @Test
  void stoppingInARestartOfSeveralStartsNobody() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ALL).started("a", "b", "c");
    supervisor.crashes("b");
    supervisor.done();
    stop(supervisor);
    supervisor.ends("c", SHUTDOWN);
    supervisor.ends("a", SHUTDOWN);
    assertThat(supervisor.done()).containsExactly("stop a", "end");
  }

  @Test
  void theFirstReasonStays() {
    VirtualSupervisor supervisor = started("a");
    stop(supervisor);
    supervisor.run(() -> supervisor.machine.end(ExitReason.failed(new IllegalStateException())));
    supervisor.ends("a", SHUTDOWN);
    assertThat(supervisor.end()).isEqualTo(ExitReason.normal());
  }

  @Test
  void killKillsAllAtOnceAlsoThoseThatWereToldToStop() {
    VirtualSupervisor supervisor = started("a", "b");
    stop(supervisor);
    supervisor.run(supervisor.machine::kill);
    assertThat(supervisor.done()).containsExactly("stop b", "kill a", "kill b");
    supervisor.ends("a", ExitReason.killed());
    supervisor.ends("b", ExitReason.killed());
    assertThat(supervisor.end()).isEqualTo(ExitReason.killed());
  }

  @Test
  void aStartThatFailsStopsWhatWasStartedAndIsThrown() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ONE).withObedientChildren();
    supervisor.failStarts("c", 1);
    assertThatThrownBy(() -> supervisor.started("a", "b", "c", "d"))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("c");
    supervisor.run(() -> {}); // what follows from it
    assertThat(supervisor.done())
        .containsExactly("start a", "start b", "fail c", "stop b", "stop a", "end");
  }

  @Test
  void aStoppedChildIsNotStartedAgainAndNothingElseIs() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ALL).started("a", "b");
    supervisor.done();
    List<String> told = new java.util.ArrayList<>();
    supervisor.run(() -> supervisor.machine.stopChild("a", () -> told.add("a has ended")));
    assertThat(told).isEmpty();
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("stop a");
    assertThat(told).containsExactly("a has ended");
  }

  private static VirtualSupervisor started(String... ids) {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE).started(ids);
    supervisor.done();
    return supervisor;
  }

  private static void add(VirtualSupervisor supervisor, ChildSpec spec) {
    supervisor.ask(() -> supervisor.machine.startChild(spec));
    supervisor.done();
  }

  private static void stop(VirtualSupervisor supervisor) {
    supervisor.run(() -> supervisor.machine.end(ExitReason.normal()));
  }
}
