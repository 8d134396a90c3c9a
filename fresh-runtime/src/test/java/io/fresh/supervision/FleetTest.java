// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static io.fresh.supervision.VirtualSupervisor.child;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a dynamic supervisor does otherwise. */
final class FleetTest {

  private final VirtualSupervisor fleet = VirtualSupervisor.fleet(3, 3);

  FleetTest() {
    add(child("a").withShutdown(Duration.ofSeconds(1)));
    add(child("b").withShutdown(Duration.ofSeconds(2)));
    fleet.done();
  }

  @Test
  void aFailedChildIsStartedAgainAlone() {
    fleet.crashes("a");
    assertThat(fleet.done()).containsExactly("start a");
  }

  @Test
  void aChildThatHasEndedAsNormalIsForgottenAndItsIdIsFree() {
    fleet.ends("a", ExitReason.normal());
    assertThat(fleet.known()).containsExactly("b");
    add(child("a"));
    assertThat(fleet.alive()).containsExactly("b", "a");
  }

  @Test
  void aStoppedChildIsForgottenWhenItHasEnded() {
    fleet.run(() -> fleet.machine.stopChild("a", () -> {}));
    assertThat(fleet.known()).containsExactly("a", "b");
    fleet.ends("a", ExitReason.shutdown(""));
    assertThat(fleet.known()).containsExactly("b");
  }

  @Test
  void aChildThatIsStoppedWhileItsStartIsToBeTriedAgainIsForgotten() {
    fleet.failStarts("a", 1, new java.util.concurrent.CompletableFuture<>());
    fleet.crashes("a");
    assertThat(fleet.status("a").state()).isEqualTo(ChildStatus.State.RESTARTING);
    fleet.run(() -> fleet.machine.stopChild("a", () -> {}));
    assertThat(fleet.known()).containsExactly("b");
  }

  @Test
  void allAreStoppedAtTheSameTimeEachWithItsOwnTime() {
    fleet.run(() -> fleet.machine.end(ExitReason.normal()));
    assertThat(fleet.done()).containsExactly("stop a", "stop b");
    fleet.pass(Duration.ofSeconds(1));
    assertThat(fleet.done()).containsExactly("kill a");
    fleet.ends("a", ExitReason.killed());
    fleet.pass(Duration.ofSeconds(1));
    assertThat(fleet.done()).containsExactly("kill b");
    fleet.ends("b", ExitReason.killed());
    assertThat(fleet.done()).containsExactly("end");
  }

  @Test
  void moreThanItMayHaveAreRefused() {
    add(child("c"));
    assertThatThrownBy(() -> fleet.machine.startChild(child("d")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("may have 3 children");
    fleet.ends("a", ExitReason.normal());
    add(child("d"));
    assertThat(fleet.known()).containsExactly("b", "c", "d");
  }

  private void add(ChildSpec spec) {
    fleet.ask(() -> fleet.machine.startChild(spec));
  }
}
