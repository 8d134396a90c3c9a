// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

/** What kind of messages, how large, and how many different ones before they repeat. */
public enum Content {
  NONE(false, 0, 0),
  TEXT_100(true, 100, 64),
  BINARY_64(false, 64, 64),
  /** One character in a hundred is beyond ASCII. */
  TEXT_16K(true, 16 << 10, 16),
  BINARY_16K(false, 16 << 10, 16),
  BINARY_1M(false, 1 << 20, 2),
  JSON_1K(true, 1 << 10, 64);

  private final boolean text;
  private final int bytes;
  private final int different;

  Content(boolean text, int bytes, int different) {
    this.text = text;
    this.bytes = bytes;
    this.different = different;
  }

  public boolean isText() {
    return text;
  }

  /** How many bytes a message has, about. */
  public int bytes() {
    return bytes;
  }

  public int different() {
    return different;
  }
}
