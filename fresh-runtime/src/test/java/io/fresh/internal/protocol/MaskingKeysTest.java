// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where masking keys come from. */
class MaskingKeysTest {

  /** Gives the numbers 1, 2, 3 … as bytes, and counts how often it is asked. */
  private static final class Counting extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public void nextBytes(byte[] bytes) {
      calls.incrementAndGet();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        buffer.putInt(next.incrementAndGet());
      }
    }
  }

  @Test
  void everyKeyComesFromTheGeneratorAndIsGivenOnce() {
    MaskingKeys keys = new MaskingKeys(new Counting());
    for (int expected = 1; expected <= 5000; expected++) {
      assertThat(keys.next()).isEqualTo(expected);
    }
  }

  @Test
  void theGeneratorIsAskedForManyKeysAtATime() {
    Counting random = new Counting();
    MaskingKeys keys = new MaskingKeys(random);
    assertThat(random.calls).hasValue(0);
    for (int i = 0; i < 2048; i++) {
      keys.next();
    }
    assertThat(random.calls).hasValue(2);
  }

  @Test
  void noTwoThreadsGetTheSameKey() throws InterruptedException {
    MaskingKeys keys = new MaskingKeys(new Counting());
    Set<Integer> given = ConcurrentHashMap.newKeySet();
    Thread[] threads = new Thread[16];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int n = 0; n < 10_000; n++) {
                  given.add(keys.next());
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(given).hasSize(160_000);
  }
}
