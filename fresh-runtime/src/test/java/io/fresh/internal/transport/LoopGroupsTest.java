// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fresh.EventLoops;
import io.fresh.internal.transport.LoopGroups.Lease;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event loops live while somebody holds a lease. */
class LoopGroupsTest {

  private final LoopGroups groups =
      new LoopGroups(
          new IoKind(NioIoHandler.newFactory(), NioSocketChannel::new),
          new Timers(System::nanoTime));
  private final EventLoops two = EventLoops.create(2);
  private final List<Lease> held = new ArrayList<>();

  @AfterEach
  void giveBackAll() {
    held.forEach(Lease::close);
  }

  @Test
  void loopsStopWhenTheLastLeaseIsGivenBack() {
    Lease first = lease(two);
    Lease second = lease(two);

    first.close();
    assertThat(first.loop().isShuttingDown()).isFalse();
    second.close();
    assertStops(first.loop());
    assertStops(second.loop());
  }

  @Test
  void loopsThatStoppedAreFollowedByOthers() {
    Lease first = lease(two);
    first.close();
    Lease second = lease(two);

    assertThat(second.loop()).isNotSameAs(first.loop());
    assertThat(second.loop().isShuttingDown()).isFalse();
  }

  @Test
  void leaseGivenBackTwiceCountsOnce() {
    Lease first = lease(two);
    Lease second = lease(two);
    first.close();
    first.close();

    assertThat(second.loop().isShuttingDown()).isFalse();
  }

  @Test
  void sharedLeaseIsOfTheSameLoopAndHoldsIt() {
    Lease owner = lease(two);
    Lease shared = owner.share();
    held.add(shared);

    assertThat(shared.loop()).isSameAs(owner.loop());
    assertThat(shared.scratch()).isSameAs(owner.scratch());
    owner.close();
    assertThat(shared.loop().isShuttingDown()).isFalse();
    shared.close();
    assertStops(shared.loop());
  }

  @Test
  void leaseThatWasGivenBackCannotBeShared() {
    Lease other = lease(two);
    Lease lease = lease(two);
    lease.close();

    assertThatIllegalStateException().isThrownBy(lease::share);
    assertThat(other.loop().isShuttingDown()).isFalse();
  }

  @Test
  void leasesSpreadOverNoMoreLoopsThanTheGroupHas() {
    assertThat(loops(two, 10)).hasSize(2);
    assertThat(loops(EventLoops.create(1), 10)).hasSize(1);
  }

  @Test
  void leaseIsOfTheLoopWithTheFewest() {
    Lease first = lease(two);
    Lease second = lease(two);
    lease(two);
    lease(two);
    second.close();

    assertThat(lease(two).loop()).isSameAs(second.loop());
    assertThat(first.loop()).isNotSameAs(second.loop());
  }

  @Test
  void groupsAreKeptApart() {
    Lease one = lease(two);
    Lease other = lease(EventLoops.create(2));
    Lease daemon = lease(two.daemon());
    assertThat(List.of(one.loop(), other.loop(), daemon.loop())).doesNotHaveDuplicates();

    other.close();
    daemon.close();
    assertThat(one.loop().isShuttingDown()).isFalse();
  }

  private Lease lease(EventLoops handle) {
    Lease lease = groups.lease(handle);
    held.add(lease);
    return lease;
  }

  private List<EventLoop> loops(EventLoops handle, int leases) {
    return Stream.generate(() -> lease(handle).loop()).limit(leases).distinct().toList();
  }

  private static void assertStops(EventLoop loop) {
    Future<?> stopped = loop.terminationFuture().awaitUninterruptibly();
    assertThat(stopped.isSuccess()).isTrue();
  }
}
