// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static io.fresh.supervision.VirtualSupervisor.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.annotation.Restart;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a child is started again, and when a supervisor gives up. */
final class RestartRulesTest {

  private static final ExitReason FAILED = ExitReason.failed(new IllegalStateException("broken"));

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(Restart.PERMANENT, ExitReason.normal(), true),
        Arguments.of(Restart.PERMANENT, ExitReason.shutdown(""), true),
        Arguments.of(Restart.PERMANENT, ExitReason.killed(), true),
        Arguments.of(Restart.PERMANENT, FAILED, true),
        Arguments.of(Restart.TRANSIENT, ExitReason.normal(), false),
        Arguments.of(Restart.TRANSIENT, ExitReason.shutdown(""), false),
        Arguments.of(Restart.TRANSIENT, ExitReason.killed(), true),
        Arguments.of(Restart.TRANSIENT, FAILED, true),
        Arguments.of(Restart.TEMPORARY, ExitReason.normal(), false),
        Arguments.of(Restart.TEMPORARY, ExitReason.shutdown(""), false),
        Arguments.of(Restart.TEMPORARY, ExitReason.killed(), false),
        Arguments.of(Restart.TEMPORARY, FAILED, false));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void permanentIsAlwaysStartedAgainTransientAfterAFailureTemporaryNever(
      Restart restart, ExitReason reason, boolean again) {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE);
    supervisor.ask(() -> supervisor.machine.startChild(child("a").withRestart(restart)));
    supervisor.done();
    supervisor.ends("a", reason);
    assertThat(supervisor.done())
        .isEqualTo(again ? java.util.List.of("start a") : java.util.List.of());
  }

  @Test
  void aTransientChildThatHasEndedAsNormalStaysKnown() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE).started("a");
    supervisor.ends("a", ExitReason.normal());
    assertThat(supervisor.status("a").state()).isEqualTo(ChildStatus.State.STOPPED);
    assertThat(supervisor.status("a").link()).isEmpty();
  }

  @Test
  void aTemporaryChildThatHasEndedIsForgotten() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE);
    supervisor.ask(() -> supervisor.machine.startChild(child("t").withRestart(Restart.TEMPORARY)));
    supervisor.ends("t", ExitReason.normal());
    assertThat(supervisor.known()).isEmpty();
  }

  @Test
  void restartsAreCountedPerChild() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE).started("a", "b");
    supervisor.crashes("a");
    supervisor.crashes("a");
    assertThat(supervisor.status("a").restarts()).isEqualTo(2);
    assertThat(supervisor.status("b").restarts()).isZero();
    assertThat(supervisor.restarts()).containsExactly("a 1", "a 2");
  }

  @Test
  void threeRestartsInFiveSecondsAreBorneAndTheFourthIsNot() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE).started("a");
    for (int i = 0; i < 3; i++) {
      supervisor.crashes("a");
    }
    assertThat(supervisor.alive()).containsExactly("a");
    supervisor.crashes("a");
    assertThat(supervisor.done()).endsWith("give up", "end");
  }

  @Test
  void aRestartCountsUntilThePeriodIsOver() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE, 1).started("a");
    supervisor.crashes("a");
    supervisor.pass(Duration.ofSeconds(5).plusNanos(1));
    supervisor.crashes("a");
    supervisor.pass(Duration.ofSeconds(5));
    supervisor.crashes("a");
    assertThat(supervisor.done()).endsWith("give up", "end");
  }

  @Test
  void restartsOfAllChildrenAreCountedTogether() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE, 1).started("a", "b");
    supervisor.crashes("a");
    supervisor.crashes("b");
    assertThat(supervisor.done()).endsWith("give up", "stop a");
  }

  @Test
  void aRestartOfSeveralChildrenCountsOnce() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ALL, 1).withObedientChildren();
    supervisor.started("a", "b", "c");
    supervisor.crashes("a");
    assertThat(supervisor.alive()).containsExactly("a", "b", "c");
  }

  @Test
  void withAnIntensityOfZeroTheFirstFailureIsTheEnd() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE, 0).started("a");
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("start a", "give up", "end");
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void aStartThatFailsInARestartIsTriedAgainUntilTheSupervisorGivesUp(Strategy strategy) {
    VirtualSupervisor supervisor = VirtualSupervisor.of(strategy).started("a");
    supervisor.done();
    supervisor.failStarts("a", 100);
    supervisor.crashes("a");
    assertThat(supervisor.done()).containsExactly("fail a", "fail a", "fail a", "give up", "end");
  }

  @Test
  void whoGivesUpStopsAllInReverseOrder() {
    VirtualSupervisor supervisor =
        VirtualSupervisor.of(Strategy.ONE_FOR_ONE, 0).withObedientChildren();
    supervisor.started("a", "b", "c");
    supervisor.crashes("b");
    assertThat(supervisor.done()).endsWith("give up", "stop c", "stop a", "end");
  }

  @Test
  void whoGivesUpEndsAsFailedWithWhatTheLastChildFailedWith() {
    VirtualSupervisor supervisor = VirtualSupervisor.of(Strategy.ONE_FOR_ONE, 0).started("a");
    supervisor.ends("a", FAILED);
    assertThat(supervisor.end()).isInstanceOf(ExitReason.Failed.class);
    assertThat(supervisor.whyItGaveUp())
        .isSameAs(((ExitReason.Failed) supervisor.end()).cause())
        .hasMessageContainingAll("More than 0 restarts in 5 s", "'a'", "broken")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(supervisor.whyItGaveUp().childId()).isEqualTo("a");
    assertThat(supervisor.whyItGaveUp().lastEnd()).isEqualTo(FAILED);
  }
}
