// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance, passed in so that tests can hold them.
 *
 * @param nanoTime the monotonic clock that all waiting is measured with
 * @param wallClock the date, for a {@code Retry-After} that is one
 * @param jitter spreads reconnects
 * @param secrets makes masking keys and handshake keys
 */
record Environment(
    LongSupplier nanoTime, InstantSource wallClock, RandomGenerator jitter, SecureRandom secrets) {

  static Environment system() {
    SecureRandom secrets = strongGenerator();
    return new Environment(System::nanoTime, InstantSource.system(), secrets, secrets);
  }

  /** The JDK's own generator: at a few KiB a time it takes a third of the time of the system's. */
  private static SecureRandom strongGenerator() {
    try {
      return SecureRandom.getInstance("DRBG");
    } catch (NoSuchAlgorithmException e) { // a JDK without its own provider
      return new SecureRandom();
    }
  }
}
