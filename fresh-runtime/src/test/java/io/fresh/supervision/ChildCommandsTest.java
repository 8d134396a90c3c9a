// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static io.fresh.supervision.VirtualSupervisor.child;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.ExitReason;
import io.fresh.annotation.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What can be asked of a supervisor at run time, and how it refuses. */
final class ChildCommandsTest {

  private final VirtualSupervisor supervisor =
      VirtualSupervisor.of(Strategy.ONE_FOR_ONE).started("a", "b");

  @Test
  void aChildThatIsAddedIsTheLast() {
    supervisor.ask(() -> supervisor.machine.startChild(child("c")));
    assertThat(supervisor.known()).containsExactly("a", "b", "c");
    assertThat(supervisor.done()).endsWith("start c");
  }

  @Test
  void aSecondChildOfAnIdIsRefusedAndToldWhatTheFirstDoes() {
    assertRefused(
        () -> supervisor.machine.startChild(child("a")), "has a child 'a' already", "runs");
    supervisor.ends("a", ExitReason.normal());
    assertRefused(() -> supervisor.machine.startChild(child("a")), "already", "has ended");
  }

  @Test
  void aChildWhoseStartFailsIsNotAdded() {
    supervisor.failStarts("c", 1);
    assertThatThrownBy(() -> supervisor.machine.startChild(child("c")))
        .isInstanceOf(ChildStartException.class);
    assertThat(supervisor.known()).containsExactly("a", "b");
  }

  @Test
  void aStoppedChildCanBeRestarted() {
    supervisor.withObedientChildren().run(() -> supervisor.machine.stopChild("a", () -> {}));
    supervisor.done();
    assertThat(supervisor.ask(() -> supervisor.machine.restartChild("a"))).hasToString("a");
    assertThat(supervisor.done()).containsExactly("start a");
    assertThat(supervisor.status("a").restarts()).isEqualTo(1);
  }

  @Test
  void aRestartThatFailsLeavesTheChildStopped() {
    supervisor.ends("a", ExitReason.normal());
    supervisor.failStarts("a", 1);
    assertThatThrownBy(() -> supervisor.machine.restartChild("a"))
        .isInstanceOf(ChildStartException.class);
    assertThat(supervisor.status("a").state()).isEqualTo(ChildStatus.State.STOPPED);
  }

  @Test
  void onlyAStoppedChildCanBeRestartedOrRemoved() {
    assertRefused(() -> supervisor.machine.restartChild("a"), "'a'", "runs");
    assertRefused(() -> supervisor.machine.removeChild("a"), "'a'", "runs");
    supervisor.run(() -> supervisor.machine.stopChild("a", () -> {}));
    assertRefused(() -> supervisor.machine.restartChild("a"), "'a'", "told to end");
    assertRefused(() -> supervisor.machine.removeChild("a"), "'a'", "told to end");
  }

  @Test
  void aChildThatIsBeingRestartedWithOthersCanNeitherBeRestartedNorRemoved() {
    VirtualSupervisor all = VirtualSupervisor.of(Strategy.ONE_FOR_ALL).started("a", "b");
    all.crashes("a");
    assertRefused(() -> all.machine.restartChild("a"), "'a'", "about to be started");
    assertRefused(() -> all.machine.removeChild("a"), "'a'", "about to be started");
  }

  @Test
  void aRemovedChildIsForgottenAndItsIdIsFree() {
    supervisor.ends("a", ExitReason.normal());
    supervisor.run(() -> supervisor.machine.removeChild("a"));
    assertThat(supervisor.known()).containsExactly("b");
    supervisor.ask(() -> supervisor.machine.startChild(child("a")));
    assertThat(supervisor.known()).containsExactly("b", "a");
  }

  @Test
  void stoppingATemporaryChildForgetsIt() {
    supervisor.withObedientChildren();
    supervisor.ask(() -> supervisor.machine.startChild(child("t").withRestart(Restart.TEMPORARY)));
    List<List<String>> known = new ArrayList<>();
    supervisor.run(() -> supervisor.machine.stopChild("t", () -> known.add(supervisor.known())));
    assertThat(known).containsExactly(List.of("a", "b"));
  }

  @Test
  void whoStopsAChildThatDoesNotLiveIsToldAtOnce() {
    supervisor.ends("a", ExitReason.normal());
    List<String> told = new ArrayList<>();
    supervisor.run(() -> supervisor.machine.stopChild("a", () -> told.add("now")));
    assertThat(told).containsExactly("now");
  }

  @Test
  void allWhoStopOneChildAreTold() {
    List<String> told = new ArrayList<>();
    supervisor.run(() -> supervisor.machine.stopChild("a", () -> told.add("first")));
    supervisor.run(() -> supervisor.machine.stopChild("a", () -> told.add("second")));
    supervisor.ends("a", ExitReason.normal());
    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void anUnknownIdIsTold() {
    for (Runnable command :
        List.<Runnable>of(
            () -> supervisor.machine.restartChild("x"),
            () -> supervisor.machine.removeChild("x"),
            () -> supervisor.machine.stopChild("x", () -> {}))) {
      assertThatThrownBy(command::run)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining("no child 'x'");
    }
  }

  @Test
  void nothingIsStartedByASupervisorThatEndsOrHasEnded() {
    supervisor.run(() -> supervisor.machine.end(ExitReason.normal()));
    assertRefused(() -> supervisor.machine.startChild(child("c")), "ends and starts nothing");
    supervisor.withObedientChildren().ends("b", ExitReason.normal());
    assertRefused(() -> supervisor.machine.restartChild("b"), "has ended and starts nothing");
  }

  private static void assertRefused(Runnable command, String... words) {
    assertThatThrownBy(command::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(words);
  }
}
