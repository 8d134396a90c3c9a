// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Masking keys from a strong source of entropy, as RFC 6455 §10.3 demands: whoever hands the client a payload must not be
 * able to choose what goes over the wire. A call of the generator costs microseconds, so that a thousand keys are taken at
 * a time. For one thread at a time.
 */
public final class MaskingKeys implements MaskSource {

  private static final int KEYS_AT_A_TIME = 1024;

  private final SecureRandom random;
  private final ByteBuffer keys = ByteBuffer.allocate(KEYS_AT_A_TIME * Integer.BYTES);

  /**
   * Creates a source without keys.
   *
   * @param random the generator; other sources may have the same
   */
  public MaskingKeys(SecureRandom random) {
    this.random = random;
    keys.position(keys.limit());
  }

  @Override
  public int next() {
    if (!keys.hasRemaining()) {
      random.nextBytes(keys.array());
      keys.clear();
    }
    return keys.getInt();
  }
}
