// SPDX-License-Identifier: MIT
package io.fresh.spi;

/**
 * The form in which a dispatcher wants its messages, so that nothing is decoded or copied for nobody. In the partial forms it gets
 * each message in parts, as they arrive.
 */
public enum MessageForm {
  /** Not at all: there is no handler. A text is still checked to be UTF-8. */
  NONE,
  /** As a {@code String}. Text only. */
  STRING,
  /** As a new {@code byte[]}. Binary only. */
  ARRAY,
  /**
   * As a read-only {@code ByteBuffer} from position 0 to its limit, valid during the call. What lies beyond the limit does not belong to
   * the message.
   */
  BUFFER,
  /** As a {@code ByteBuf} over the received bytes, valid during the call and owned by the runtime. */
  BYTE_BUF,
  /** In parts, each as {@link #STRING}. Text only. */
  PARTIAL_STRING,
  /** In parts, each as {@link #ARRAY}. Binary only. */
  PARTIAL_ARRAY,
  /** In parts, each as {@link #BUFFER}. */
  PARTIAL_BUFFER,
  /** In parts, each as {@link #BYTE_BUF}. */
  PARTIAL_BYTE_BUF;

  /**
   * Tells whether a message is wanted in parts.
   *
   * @return whether it is
   */
  public boolean isPartial() {
    return compareTo(PARTIAL_STRING) >= 0;
  }
}
