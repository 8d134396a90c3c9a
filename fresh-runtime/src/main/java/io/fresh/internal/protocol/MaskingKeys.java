// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Masking keys from a strong source of entropy, as RFC 6455 §10.3 demands: whoever hands the client a payload must not be
 * able to choose what goes over the wire. A call of the generator costs microseconds, so that a thousand keys are taken at
 * a time. May be used by any thread; threads do not wait for each other.
 */
public final class MaskingKeys implements MaskSource {

  private static final int KEYS_AT_A_TIME = 1024;

  private final Striped<Pool> pools;

  /**
   * Creates a source without keys.
   *
   * @param random the generator
   */
  public MaskingKeys(SecureRandom random) {
    this.pools = new Striped<>(() -> new Pool(random));
  }

  @Override
  public int next() {
    int slot = pools.slot();
    Pool pool = pools.take(slot);
    int key = pool.next();
    pools.giveBack(slot, pool);
    return key;
  }

  private static final class Pool {

    private final SecureRandom random;
    private final ByteBuffer keys = ByteBuffer.allocate(KEYS_AT_A_TIME * Integer.BYTES);

    Pool(SecureRandom random) {
      this.random = random;
      keys.position(keys.limit());
    }

    int next() {
      if (!keys.hasRemaining()) {
        random.nextBytes(keys.array());
        keys.clear();
      }
      return keys.getInt();
    }
  }
}
