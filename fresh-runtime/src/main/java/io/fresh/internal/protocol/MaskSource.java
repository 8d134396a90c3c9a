// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/** Gives the masking keys of frames (RFC 6455 §5.3), to one thread at a time. */
@FunctionalInterface
public interface MaskSource {

  /**
   * A key that was not given before, for one frame.
   *
   * @return 32 bits that nobody can predict
   */
  int next();
}
