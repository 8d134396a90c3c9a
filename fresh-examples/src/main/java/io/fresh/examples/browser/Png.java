// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import java.nio.ByteBuffer;

/** The size that a PNG file says it has, in pixels. */
record Png(int width, int height) {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int HEADER_LENGTH = 13;
  private static final int HEADER = 0x49484452;

  /** Reads signature and header (PNG §5.2, §11.2.2); the buffer stays as it is. */
  static Png read(ByteBuffer file) {
    ByteBuffer in = file.slice();
    if (in.remaining() < Long.BYTES + 4 * Integer.BYTES
        || in.getLong() != SIGNATURE
        || in.getInt() != HEADER_LENGTH
        || in.getInt() != HEADER) {
      throw new BrowserException(
          "Expected a PNG file, was something else of " + file.remaining() + " bytes");
    }
    return new Png(in.getInt(), in.getInt());
  }
}
