// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masking keys that nobody can foretell, a thousand at a time: AES in counter mode under a key of the system's generator, which costs a tenth of
 * asking that generator for all of them. For one thread.
 */
final class Masks {

  private static final int BLOCK = 16;

  private final byte[] zeros = new byte[4096];
  private final ByteBuffer keys = ByteBuffer.allocate(zeros.length).position(zeros.length);
  private final Cipher cipher = cipher();

  int next() {
    if (!keys.hasRemaining()) {
      fill();
      keys.clear();
    }
    return keys.getInt();
  }

  private void fill() {
    try {
      cipher.update(zeros, 0, zeros.length, keys.array());
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher() {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[BLOCK];
    byte[] counter = new byte[BLOCK];
    random.nextBytes(key);
    random.nextBytes(counter);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
