// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
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
  void twoSourcesOfOneGeneratorDoNotGiveTheSameKey() {
    Counting random = new Counting();
    MaskingKeys one = new MaskingKeys(random);
    MaskingKeys other = new MaskingKeys(random);
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 3000; i++) {
      given.add(one.next());
      given.add(other.next());
    }
    assertThat(given).hasSize(6000);
  }
}
