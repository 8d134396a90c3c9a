// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static io.fresh.supervision.VirtualSupervisor.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.annotation.Restart;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is stopped and started with a child that has to be started again. */
final class StrategyTest {

  @Test
  void childrenAreStartedInTheOrderInWhichTheyWereGiven() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ONE).started("a", "b", "c");
    assertThat(supervisor.done()).containsExactly("start a", "start b", "start c");
  }

  @Test
  void oneForOneStartsTheFailedChildAlone() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ONE);
    supervisor.crashes("b");
    assertThat(supervisor.done()).containsExactly("start b");
  }

  @Test
  void oneForAllStopsTheOthersInReverseOrderAndStartsAllInOrder() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL).withObedientChildren();
    supervisor.crashes("b");
    assertThat(supervisor.done())
        .containsExactly("stop c", "stop a", "start a", "start b", "start c");
  }

  @Test
  void restForOneStopsAndStartsTheFailedChildAndThoseBehindIt() {
    VirtualSupervisor supervisor = started(Strategy.REST_FOR_ONE).withObedientChildren();
    supervisor.crashes("b");
    assertThat(supervisor.done()).containsExactly("stop c", "start b", "start c");
  }

  @Test
  void inARestartOfSeveralTheNextIsStoppedWhenTheOneBehindItHasEnded() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL);
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("stop c");
    supervisor.ends("c", ExitReason.shutdown(""));
    assertThat(supervisor.done()).containsExactly("stop b");
    supervisor.ends("b", ExitReason.shutdown(""));
    assertThat(supervisor.done()).containsExactly("start a", "start b", "start c");
  }

  @Test
  void aMemberThatFailsWhileTheOthersAreStoppedIsStartedWithThemAndIsNoFurtherRestart() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ALL, 1).started("a", "b", "c");
    supervisor.done();
    supervisor.crashes("c");
    supervisor.crashes("a");
    supervisor.ends("b", ExitReason.shutdown(""));
    assertThat(supervisor.done()).containsExactly("stop b", "start a", "start b", "start c");
  }

  @Test
  void oneThatIsNoMemberAndFailsMeanwhileIsRestartedAfterwards() {
    VirtualSupervisor supervisor = started(Strategy.REST_FOR_ONE);
    supervisor.crashes("b");
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("stop c");
    assertThat(supervisor.status("a").state()).isEqualTo(ChildStatus.State.RESTARTING);
    supervisor.ends("c", ExitReason.shutdown(""));
    assertThat(supervisor.done()).containsExactly("start b", "start c", "stop c");
    supervisor.ends("c", ExitReason.shutdown(""));
    supervisor.ends("b", ExitReason.shutdown(""));
    assertThat(supervisor.done()).containsExactly("stop b", "start a", "start b", "start c");
  }

  @Test
  void temporaryChildrenThatAreStoppedInARestartAreForgotten() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ALL).withObedientChildren();
    supervisor.started("a");
    supervisor.ask(() -> supervisor.machine.startChild(child("t").withRestart(Restart.TEMPORARY)));
    supervisor.ask(() -> supervisor.machine.startChild(child("b")));
    supervisor.done();
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("stop b", "stop t", "start a", "start b");
    assertThat(supervisor.known()).containsExactly("a", "b");
  }

  @Test
  void aTemporaryChildThatFailsIsForgottenAndNobodyIsRestarted() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL);
    supervisor.ask(() -> supervisor.machine.startChild(child("t").withRestart(Restart.TEMPORARY)));
    supervisor.done();
    supervisor.crashes("t");
    assertThat(supervisor.done()).isEmpty();
    assertThat(supervisor.known()).containsExactly("a", "b", "c");
  }

  @Test
  void aRestartOfSeveralAlsoStartsThoseThatWereStopped() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL).withObedientChildren();
    supervisor.run(() -> supervisor.machine.stopChild("b", () -> {}));
    supervisor.done();
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("stop c", "start a", "start b", "start c");
  }

  @Test
  void aMemberThatIsStoppedOnRequestDuringTheRestartIsNotStartedWithIt() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL);
    supervisor.crashes("a");
    supervisor.run(() -> supervisor.machine.stopChild("b", () -> {}));
    supervisor.ends("c", ExitReason.shutdown(""));
    supervisor.ends("b", ExitReason.shutdown(""));
    assertThat(supervisor.done()).containsExactly("stop c", "stop b", "start a", "start c");
    assertThat(supervisor.status("b").state()).isEqualTo(ChildStatus.State.STOPPED);
  }

  @Test
  void aMemberThatIsStoppedAndRestartedOnRequestMeanwhileIsLeftAlone() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL);
    supervisor.crashes("a");
    supervisor.run(() -> supervisor.machine.stopChild("a", () -> {}));
    supervisor.ask(() -> supervisor.machine.restartChild("a"));
    supervisor.ends("c", ExitReason.shutdown(""));
    supervisor.ends("b", ExitReason.shutdown(""));
    assertThat(supervisor.done())
        .containsExactly("stop c", "start a", "stop b", "start b", "start c");
  }

  @Test
  void aChildThatIsStartedDuringARestartIsNotPartOfIt() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL);
    supervisor.crashes("a");
    supervisor.ask(() -> supervisor.machine.startChild(child("d")));
    supervisor.ends("c", ExitReason.shutdown(""));
    supervisor.ends("b", ExitReason.shutdown(""));
    assertThat(supervisor.done())
        .containsExactly("stop c", "start d", "stop b", "start a", "start b", "start c");
  }

  @Test
  void aStartThatFailsInARestartIsTriedAgainWithThoseOfItsStrategy() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL).withObedientChildren();
    supervisor.failStarts("b", 1);
    supervisor.crashes("c");
    assertThat(supervisor.done())
        .containsExactly(
            "stop b", "stop a", "start a", "fail b", "stop a", "start a", "start b", "start c");
  }

  @Test
  void restForOneTriesAgainFromTheChildWhoseStartFailed() {
    VirtualSupervisor supervisor = started(Strategy.REST_FOR_ONE).withObedientChildren();
    supervisor.failStarts("b", 1);
    supervisor.crashes("a");
    assertThat(supervisor.done())
        .containsExactly("stop c", "stop b", "start a", "fail b", "start b", "start c");
  }

  @Test
  void aStartIsTriedAgainOnlyWhenTheFailedOneHasLeftNothingBehind() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL).withObedientChildren();
    CompletableFuture<Boolean> cleanedUp = new CompletableFuture<>();
    supervisor.failStarts("b", 1, cleanedUp);
    supervisor.crashes("b");
    supervisor.done();
    supervisor.crashes("a");
    assertThat(supervisor.done()).isEmpty();
    cleanedUp.complete(true);
    assertThat(supervisor.done()).containsExactly("start a", "start b", "start c");
  }

  @Test
  void whoIsStoppedOnRequestWhileItsStartIsToBeTriedAgainDoesNotHoldUpTheOthers() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ALL).withObedientChildren();
    CompletableFuture<Boolean> cleanedUp = new CompletableFuture<>();
    supervisor.failStarts("b", 1, cleanedUp);
    supervisor.crashes("b");
    supervisor.run(() -> supervisor.machine.stopChild("b", () -> {}));
    supervisor.done();
    cleanedUp.complete(true);
    assertThat(supervisor.done()).containsExactly("start c");
    assertThat(supervisor.alive()).containsExactly("a", "c");
  }

  @Test
  void oneForOneChildrenDoNotWaitForEachOther() {
    VirtualSupervisor supervisor = started(Strategy.ONE_FOR_ONE);
    CompletableFuture<Boolean> cleanedUp = new CompletableFuture<>();
    supervisor.failStarts("a", 1, cleanedUp);
    supervisor.crashes("a");
    supervisor.crashes("b");
    assertThat(supervisor.done()).containsExactly("fail a", "start b");
    cleanedUp.complete(true);
    assertThat(supervisor.done()).containsExactly("start a");
  }

  private static VirtualSupervisor started(Strategy strategy) {
    VirtualSupervisor supervisor = VirtualSupervisor.of(strategy).started("a", "b", "c");
    supervisor.done();
    return supervisor;
  }
}
