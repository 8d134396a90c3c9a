// SPDX-License-Identifier: MIT
package io.fresh.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.FakeLink;
import io.fresh.Link;
import io.fresh.LinkScope;
import io.fresh.LogLines;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What each side of a link keeps of it, and when it forgets. */
final class LinksTest {

  private static final int ROUNDS = 5_000;

  private static final ExitReason FAILED = ExitReason.failed(new AssertionError("on purpose"));

  private final FakeLink one = new FakeLink();
  private final FakeLink other = new FakeLink();

  @Test
  void whoIsAttachedIsToldOfTheFirstEndOnly() {
    one.attach(other);
    one.end(FAILED);
    one.end(ExitReason.killed());

    assertThat(other.heard()).containsExactly(FAILED);
  }

  @Test
  void whoIsAttachedTwiceIsToldOnce() {
    one.link(other);
    other.link(one);
    one.end(FAILED);

    assertThat(other.heard()).containsExactly(FAILED);
    assertThat(one.heard()).isEmpty();
  }

  @Test
  void whoIsAttachedAfterTheEndIsToldAtOnce() {
    one.end(FAILED);
    one.attach(other);

    assertThat(other.heard()).containsExactly(FAILED);
    assertThat(one.isLinkedTo(other)).isFalse();
  }

  @Test
  void anUnlinkedSideIsNotTold() {
    one.link(other);
    other.unlink(one);
    one.end(FAILED);

    assertThat(other.heard()).isEmpty();
  }

  @Test
  void theEndedAreForgottenOnBothSides() {
    one.link(other);
    one.end(ExitReason.normal());

    assertThat(one.isLinkedTo(other)).isFalse();
    assertThat(other.isLinkedTo(one)).isFalse();
  }

  @Test
  void aLinkWithOneThatHasEndedIsNotKept() {
    one.end(ExitReason.normal());
    one.link(other);
    assertThat(other.isLinkedTo(one)).isFalse();

    other.link(one);
    assertThat(other.isLinkedTo(one)).isFalse();
    assertThat(other.stops()).isEmpty();
  }

  @Test
  void nobodyIsLinkedToItself() {
    one.link(one);
    assertThat(one.isLinkedTo(one)).isFalse();

    one.end(FAILED);
    assertThat(one.heard()).isEmpty();
  }

  @Test
  void aRefusedLinkIsNotKeptByTheOtherSide() {
    LinkScope closed = LinkScope.open();
    closed.close();

    assertThatIllegalStateException().isThrownBy(() -> one.link(closed));
    assertThatIllegalStateException().isThrownBy(() -> closed.link(one));
    assertThat(one.isLinkedTo(closed)).isFalse();
  }

  @Test
  void oneThatThrowsDoesNotKeepTheOthersFromHearing() {
    FakeLink third = new FakeLink();
    for (Link each : new Link[] {throwing(), other, throwing(), third, throwing()}) {
      one.attach(each);
    }
    try (LogLines log = new LogLines(Level.ERROR)) {
      one.end(FAILED);
      assertThat(log.texts())
          .hasSize(3)
          .allMatch(line -> line.contains("could not be told that " + one + " has ended"));
    }

    assertThat(other.heard()).containsExactly(FAILED);
    assertThat(third.heard()).containsExactly(FAILED);
  }

  private static Link throwing() {
    return new FakeLink() {
      @Override
      public void exited(Link other, ExitReason reason) {
        throw new IllegalStateException("on purpose");
      }
    };
  }

  @Test
  void whateverEndsWhileALinkIsMadeIsForgottenAndHeardOf() throws Exception {
    ExecutorService ending = Executors.newSingleThreadExecutor();
    CyclicBarrier together = new CyclicBarrier(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        FakeLink living = new FakeLink(true);
        FakeLink dying = new FakeLink();
        ExitReason reason = round % 2 == 0 ? ExitReason.normal() : FAILED;
        Future<?> end =
            ending.submit(
                () -> {
                  together.await();
                  dying.end(reason);
                  return null;
                });
        together.await();
        if (round % 4 < 2) {
          living.link(dying);
        } else {
          dying.link(living);
        }
        end.get();
        assertThat(living.isLinkedTo(dying)).as("round %s", round).isFalse();
        assertThat(dying.isLinkedTo(living)).as("round %s", round).isFalse();
        assertThat(living.heard()).as("round %s", round).containsOnly(reason);
      }
    } finally {
      ending.shutdownNow();
    }
  }
}
