// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Link;
import io.fresh.testing.CrowdServer;
import io.fresh.testing.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A fleet of {@value #CHILDREN} live connections. Their server is a second process, as one may not have descriptors enough for both ends.
 */
final class TenThousandChildrenTest {

  private static final int CHILDREN = 10_000;

  /** So many connect at the same time: the queue of the listening socket is finite. */
  private static final int AT_ONCE = 500;

  @Test
  void tenThousandConnectionsAreFoundByIdAndAllStopped() throws IOException {
    try (CrowdServer server = CrowdServer.start()) {
      Children children = new Children(server.uri(0));
      DynamicSupervisor fleet = DynamicSupervisor.builder().start();
      startAll(fleet, children);
      assertThat(fleet.count()).isEqualTo(new ChildCounts(CHILDREN, CHILDREN, 0, CHILDREN));
      for (int i = 0; i < CHILDREN; i++) {
        Optional<Link> found = fleet.find("child-" + i);
        assertThat(found).isPresent();
        assertThat(((Connection) found.get()).isOpen()).isTrue();
      }
      Patience.get(fleet.stopChild("child-7"), "the end of one");
      assertThat(fleet.find("child-7")).isEmpty();
      fleet.stop();
      assertThat(Patience.get(fleet.terminated(), "the end of all")).isEqualTo(ExitReason.normal());
      assertThat(fleet.children()).isEmpty();
      children.verify();
    }
  }

  private static void startAll(DynamicSupervisor fleet, Children children) {
    List<Connection> connecting = new ArrayList<>();
    for (int i = 0; i < CHILDREN; i++) {
      ChildSpec spec = children.child("child-" + i);
      connecting.add((Connection) fleet.startChild(spec));
      if (connecting.size() == AT_ONCE) {
        connecting.forEach(connection -> Patience.get(connection.opened(), "an open connection"));
        connecting.clear();
      }
    }
  }
}
