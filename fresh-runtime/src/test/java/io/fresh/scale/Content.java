// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.zip.Deflater;

/** A large message: numbered lines, so that nothing can be at another's place, in UTF-8. */
final class Content {

  /** What the last character of each line is. */
  enum Kind {
    ASCII("."),
    LATIN("é"),
    BEYOND_LATIN("€");

    private final String last;

    Kind(String last) {
      this.last = last;
    }

    String line(int number) {
      return (number + "-".repeat(LINE)).substring(0, LINE) + last;
    }
  }

  private static final int LINE = 99;
  private static final int DEFLATE_TAIL = 4;

  private final byte[] utf8;
  private final String text;

  Content(Kind kind, int mebibytes) {
    int size = mebibytes << 20;
    StringBuilder lines = new StringBuilder(size);
    int missing = size;
    for (int number = 0; missing > 0; number++) {
      String line = kind.line(number);
      int length = line.getBytes(UTF_8).length;
      lines.append(length > missing ? "-".repeat(missing) : line);
      missing -= Math.min(length, missing);
    }
    text = lines.toString();
    utf8 = text.getBytes(UTF_8);
  }

  int mebibytes() {
    return utf8.length >> 20;
  }

  /** Shared, not to be changed. */
  byte[] utf8() {
    return utf8;
  }

  String text() {
    return text;
  }

  /** As a message is compressed that stands alone, without the end that is not sent (RFC 7692 §7.2.1). */
  byte[] deflated() {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(utf8);
      byte[] out = new byte[utf8.length];
      int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
      return Arrays.copyOf(out, length - DEFLATE_TAIL);
    } finally {
      deflater.end();
    }
  }
}
