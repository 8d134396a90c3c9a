// SPDX-License-Identifier: MIT
package io.fresh.spi;

/** The form in which a dispatcher wants its messages, so that nothing is decoded or copied for nobody. */
public enum MessageForm {
  /** Not at all: there is no handler. A text is still checked to be UTF-8. */
  NONE,
  /** As a {@code String}. Text only. */
  STRING,
  /** As a new {@code byte[]}. Binary only. */
  ARRAY,
  /** As a read-only {@code ByteBuffer} over the received bytes, valid during the call. */
  BUFFER,
  /** As a {@code ByteBuf} over the received bytes, valid during the call and owned by the runtime. */
  BYTE_BUF
}
