// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Masking keys from a strong generator, a thousand at a time. For one thread. */
final class Masks {

  private final SecureRandom random = new SecureRandom();
  private final ByteBuffer keys = ByteBuffer.allocate(4096).position(4096);

  int next() {
    if (!keys.hasRemaining()) {
      random.nextBytes(keys.array());
      keys.clear();
    }
    return keys.getInt();
  }
}
