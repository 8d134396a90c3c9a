// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/**
 * How much a peer may make the decoder hold. Beyond it the message is refused with 1009.
 *
 * @param frame the longest payload of one frame, in bytes; a longer one is refused from its header. Not for messages in parts
 * @param message the longest message over all of its fragments, in bytes, also in parts
 * @param fragments the most frames in one message; empty ones count, as they cost time without ever reaching a size limit. Of a
 *     message in parts they alone count
 */
public record DecoderLimits(int frame, int message, int fragments) {

  /** The default of {@link #frame} and {@link #message}: 1 MiB. */
  public static final int DEFAULT_BYTES = 1 << 20;

  /** The default of {@link #fragments}. */
  public static final int DEFAULT_FRAGMENTS = 4096;

  /** 1 MiB a frame, 1 MiB a message, 4,096 fragments. */
  public static final DecoderLimits DEFAULT =
      new DecoderLimits(DEFAULT_BYTES, DEFAULT_BYTES, DEFAULT_FRAGMENTS);

  /**
   * Checks the components.
   *
   * @param frame the longest payload of one frame, in bytes
   * @param message the longest message over all of its fragments, in bytes
   * @param fragments the most frames in one message
   * @throws IllegalArgumentException if one is not positive
   */
  public DecoderLimits {
    if (frame < 1 || message < 1 || fragments < 1) {
      throw new IllegalArgumentException(
          "Limits must be positive, were frame %d, message %d, fragments %d"
              .formatted(frame, message, fragments));
    }
  }
}
