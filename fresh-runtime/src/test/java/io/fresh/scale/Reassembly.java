// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.testing.WireFrame;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Compares the frames of a message with what it should be. */
final class Reassembly {

  private final byte[] expected;
  private final boolean compressed;
  private final Inflater inflater = new Inflater(true);
  private final byte[] inflated = new byte[64 << 10];

  private int received;
  private boolean whole;

  Reassembly(Content expected, boolean compressed) {
    this.expected = expected.utf8();
    this.compressed = compressed;
  }

  void add(WireFrame frame) throws DataFormatException {
    if (compressed) {
      addCompressed(frame.payload());
    } else {
      add(frame.payload(), frame.payload().length);
    }
    if (frame.fin()) {
      if (received != expected.length) {
        throw new AssertionError("Expected %d bytes, were %d".formatted(expected.length, received));
      }
      inflater.end();
      whole = true;
    }
  }

  private void addCompressed(byte[] payload) throws DataFormatException {
    inflater.setInput(payload);
    for (int length = inflater.inflate(inflated); length > 0; length = inflater.inflate(inflated)) {
      add(inflated, length);
    }
  }

  private void add(byte[] bytes, int length) {
    int mismatch = Arrays.mismatch(expected, received, received + length, bytes, 0, length);
    if (mismatch >= 0) {
      throw new AssertionError("Expected another byte at " + (received + mismatch));
    }
    received += length;
  }

  boolean isWhole() {
    return whole;
  }
}
