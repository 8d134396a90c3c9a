// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/**
 * Turns a text into UTF-8 (RFC 3629 §3), a piece at a time. Not {@code String.getBytes}, which makes an array for each
 * text and puts a question mark where it should refuse. For one thread at a time.
 */
final class Utf8Writer {

  /** How many chars a piece has at most. */
  static final int PIECE_CHARS = 2730;

  /** How many bytes a piece becomes at most. */
  static final int PIECE_BYTES = 3 * PIECE_CHARS;

  private final char[] chars = new char[PIECE_CHARS];
  private int loaded;

  /**
   * Loads the next piece of a text. It never ends between the halves of a surrogate pair.
   *
   * @return where the piece after it begins
   */
  int load(String text, int from) {
    int end = Math.min(text.length(), from + PIECE_CHARS);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    text.getChars(from, end, chars, 0);
    loaded = end - from;
    return end;
  }

  /**
   * Encodes the loaded piece.
   *
   * @param from where the piece begins in its text
   * @param bytes where to
   * @param to from which index on
   * @return the index behind the last byte
   */
  int encode(int from, byte[] bytes, int to) throws UnpairedSurrogateException {
    int i = copyAscii(chars, 0, loaded, bytes, to);
    int end = to + i;
    while (i < loaded) {
      char c = chars[i++];
      if (c < 0x800) {
        bytes[end++] = (byte) (0xC0 | c >> 6);
      } else if (!Character.isSurrogate(c)) {
        bytes[end++] = (byte) (0xE0 | c >> 12);
        bytes[end++] = continuation(c >> 6);
      } else {
        int codePoint = pair(i - 1, from);
        bytes[end++] = (byte) (0xF0 | codePoint >> 18);
        bytes[end++] = continuation(codePoint >> 12);
        bytes[end++] = continuation(codePoint >> 6);
        c = chars[i++]; // its last six bits are those of the code point
      }
      bytes[end++] = continuation(c);
      int run = copyAscii(chars, i, loaded, bytes, end);
      i += run;
      end += run;
    }
    return end;
  }

  /** A loop of its own for the usual text, as simple as this so that it is compiled well. */
  private static int copyAscii(char[] chars, int from, int end, byte[] bytes, int to) {
    int count = end - from;
    for (int i = 0; i < count; i++) {
      char c = chars[from + i];
      if (c >= 0x80) {
        return i;
      }
      bytes[to + i] = (byte) c;
    }
    return count;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private int pair(int index, int from) throws UnpairedSurrogateException {
    char high = chars[index];
    if (!Character.isHighSurrogate(high)
        || index + 1 == loaded
        || !Character.isLowSurrogate(chars[index + 1])) {
      throw new UnpairedSurrogateException(from + index);
    }
    return Character.toCodePoint(high, chars[index + 1]);
  }
}
