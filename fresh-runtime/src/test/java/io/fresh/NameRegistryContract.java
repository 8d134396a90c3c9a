// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link NameRegistry}, for a class that extends this and says which registry is meant. A registry that spans programs is
 * seen from two of them; they must not be split meanwhile.
 */
abstract class NameRegistryContract {

  private static final int ROUNDS = 500;
  private static final int THREADS = 4;

  private final Connection first = new FakeConnection("first");
  private final Connection second = new FakeConnection("second");

  /** The registry, seen from one program. */
  abstract NameRegistry here();

  /** The same registry, seen from another program; or from the same, if it spans one only. */
  abstract NameRegistry there();

  @Test
  void theFirstClaimSucceedsAndTheOthersAreToldWhoHolds() {
    assertThat(here().claim("key", first)).isEmpty();
    assertThat(here().claim("key", second)).containsSame(first);
    assertThat(there().claim("key", second)).containsSame(first);
  }

  @Test
  void theHolderIsFoundUntilItReleases() {
    assertThat(here().resolve("key")).isEmpty();
    assertThat(there().resolve("key")).isEmpty();
    here().claim("key", first);
    assertThat(here().resolve("key")).containsSame(first);
    assertThat(there().resolve("key")).containsSame(first);
    here().release("key", first);
    assertThat(here().resolve("key")).isEmpty();
    assertThat(there().resolve("key")).isEmpty();
  }

  @Test
  void aRefusedClaimDoesNotDisplaceTheHolder() {
    here().claim("key", first);
    there().claim("key", second);
    assertThat(here().resolve("key")).containsSame(first);
    assertThat(there().resolve("key")).containsSame(first);
  }

  @Test
  void onlyTheHolderReleases() {
    here().release("key", first);
    here().claim("key", first);
    here().release("key", second);
    there().release("key", second);
    assertThat(here().resolve("key")).containsSame(first);
    assertThat(there().claim("key", second)).containsSame(first);
  }

  @Test
  void aReleasedKeyIsFree() {
    here().claim("key", first);
    here().release("key", first);
    assertThat(there().claim("key", second)).isEmpty();
    here().release("key", first); // once more, now of another's
    assertThat(here().resolve("key")).containsSame(second);
  }

  @Test
  void keysAreApart() {
    here().claim("one", first);
    assertThat(there().claim("other", second)).isEmpty();
    here().release("one", first);
    assertThat(here().resolve("one")).isEmpty();
    assertThat(here().resolve("other")).containsSame(second);
  }

  @Test
  void ofClaimsAtTheSameTimeExactlyOneSucceeds() throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    AtomicInteger successes = new AtomicInteger();
    all(
        number -> {
          Connection mine = new FakeConnection("of " + number);
          for (int round = 0; round < ROUNDS; round++) {
            String key = "round " + round;
            together.await();
            Optional<Connection> holder = registry(number).claim(key, mine);
            if (holder.isEmpty()) {
              successes.incrementAndGet();
            } else {
              assertThat(holder.get()).isNotSameAs(mine);
            }
            together.await();
            assertThat(registry(number).resolve(key)).isEqualTo(Optional.of(holder.orElse(mine)));
          }
        });
    assertThat(successes).hasValue(ROUNDS);
  }

  @Test
  void atNoMomentAreThereTwoHolders() throws Exception {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger claimed = new AtomicInteger();
    all(
        number -> {
          Connection mine = new FakeConnection("of " + number);
          for (int round = 0; round < ROUNDS; round++) {
            if (registry(number).claim("key", mine).isEmpty()) {
              claimed.incrementAndGet();
              assertThat(holders.incrementAndGet()).isEqualTo(1);
              assertThat(registry(number + 1).resolve("key")).containsSame(mine);
              holders.decrementAndGet();
              registry(number).release("key", mine);
            }
          }
        });
    assertThat(claimed).hasPositiveValue();
    assertThat(here().resolve("key")).isEmpty();
  }

  private NameRegistry registry(int number) {
    return number % 2 == 0 ? here() : there();
  }

  private interface Claimant {
    void run(int number) throws Exception;
  }

  private static void all(Claimant claimant) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        tasks.add(
            () -> {
              claimant.run(number);
              return number;
            });
      }
      for (Future<Object> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
