// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A registry that spans programs can keep the rules: here is one that does, and what it does when it was split. */
final class ClusterRegistryTest extends NameRegistryContract {

  private final SimulatedCluster cluster = new SimulatedCluster();
  private final FakeConnection winner = new FakeConnection("winner");
  private final FakeConnection loser = new FakeConnection("loser");

  @Override
  NameRegistry here() {
    return cluster.here();
  }

  @Override
  NameRegistry there() {
    return cluster.there();
  }

  @Test
  void aHealedSplitKeepsOneHolderAndStopsTheOther() {
    cluster.split();
    assertThat(here().claim("key", winner)).isEmpty();
    assertThat(there().claim("key", loser)).isEmpty();
    cluster.heal();

    assertThat(loser.stops()).containsExactly(SimulatedCluster.doubleHolder("key"));
    assertThat(winner.stops()).isEmpty();
    assertThat(here().resolve("key")).containsSame(winner);
    assertThat(there().resolve("key")).containsSame(winner);
  }

  @Test
  void theLoserOfASplitDoesNotReleaseTheNameOfTheWinner() {
    cluster.split();
    here().claim("key", winner);
    there().claim("key", loser);
    cluster.heal();
    there().release("key", loser);

    assertThat(there().resolve("key")).containsSame(winner);
  }

  @Test
  void whoHeldTheNameBeforeTheSplitIsNotDisturbed() {
    here().claim("key", winner);
    cluster.split();
    assertThat(there().claim("key", loser)).containsSame(winner);
    cluster.heal();

    assertThat(winner.stops()).isEmpty();
    assertThat(loser.stops()).isEmpty();
  }
}
