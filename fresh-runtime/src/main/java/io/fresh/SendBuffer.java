// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.Objects;

/**
 * How much is kept of what is sent while the connection is not open, to be sent once it is. {@link #NONE}, the default, keeps
 * nothing: then {@code send} says no.
 *
 * <p>Beyond one of the bounds {@code send} says no, and what has waited for longer than the age is not sent. A bound on the
 * number and one on the bytes keep a long outage from filling the memory; one on the age keeps a peer from being told what is
 * no longer so.
 *
 * @param messages how many messages are kept
 * @param bytes how many bytes are kept, frame headers (6 to 8 bytes each) included
 * @param maxAge how long a message is kept
 */
public record SendBuffer(int messages, long bytes, Duration maxAge) {

  /** Keeps nothing. */
  public static final SendBuffer NONE = new SendBuffer(0, 0, Duration.ZERO);

  private static final int MAX_MESSAGES = 1_000_000;
  private static final long MAX_BYTES = 1L << 40;

  /**
   * Checks the bounds.
   *
   * @param messages 1 to 1,000,000
   * @param bytes 1 to 1 TiB
   * @param maxAge 1 ms to 1 day
   * @throws IllegalArgumentException if one is out of range, unless all of them are 0 as in {@link #NONE}
   */
  public SendBuffer {
    Objects.requireNonNull(maxAge, "sendBuffer.maxAge");
    if (messages != 0 || bytes != 0 || !maxAge.isZero()) {
      Range.number("sendBuffer.messages", 1, MAX_MESSAGES, messages);
      Range.number("sendBuffer.bytes", 1, MAX_BYTES, bytes);
      Range.duration("sendBuffer.maxAge", maxAge);
    }
  }

  /**
   * A buffer.
   *
   * @param messages how many messages are kept, 1 to 1,000,000
   * @param bytes how many bytes are kept, frame headers (6 to 8 bytes each) included, 1 to 1 TiB
   * @param maxAge how long a message is kept, 1 ms to 1 day
   * @return the buffer
   * @throws IllegalArgumentException if one is out of range
   */
  public static SendBuffer of(int messages, long bytes, Duration maxAge) {
    Range.number("sendBuffer.messages", 1, MAX_MESSAGES, messages);
    return new SendBuffer(messages, bytes, maxAge);
  }

  /** {@return whether nothing is kept} */
  public boolean isNone() {
    return messages == 0;
  }

  @Override
  public String toString() {
    return isNone()
        ? "none"
        : "SendBuffer[messages=%d, bytes=%d, maxAge=%s]"
            .formatted(messages, bytes, Range.text(maxAge));
  }
}
