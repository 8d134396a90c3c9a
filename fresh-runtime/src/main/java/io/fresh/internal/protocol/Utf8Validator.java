// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks UTF-8 (RFC 3629 §4) that arrives in pieces, cut anywhere, and finds a bad byte as soon as it is there: overlong
 * forms, surrogates and code points beyond U+10FFFF show in the second byte of a sequence at the latest.
 */
final class Utf8Validator {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080808080808080L;

  /** How many continuation bytes the sequence that has begun still lacks. */
  private int missing;

  /** How many continuation bytes it has as a whole. */
  private int wanted;

  /** What the next continuation byte may be: 80 to BF, but less after the lead bytes E0, ED, F0 and F4. */
  private int low;

  private int high;

  /** Whether a range holds whole, valid UTF-8. */
  static boolean isValid(byte[] bytes, int offset, int length) {
    Utf8Validator validator = new Utf8Validator();
    return validator.accept(bytes, offset, length) && validator.isComplete();
  }

  /** Takes the next piece; {@code false} if it holds a byte that cannot stand where it stands. */
  boolean accept(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int index = offset;
    while (index < end) {
      if (missing == 0) {
        index = skipWhole(bytes, skipAscii(bytes, index, end), end);
        if (index < end && bytes[index] < 0 && !begin(bytes[index++] & 0xFF)) {
          return false;
        }
      } else if (!proceed(bytes[index++] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** Whether what came so far ends at the end of a code point. */
  boolean isComplete() {
    return missing == 0;
  }

  /** How many of the last bytes belong to a code point whose end has not come: 0 to 3. */
  int unfinished() {
    return missing == 0 ? 0 : 1 + wanted - missing;
  }

  private static int skipAscii(byte[] bytes, int from, int end) {
    int index = from;
    while (index + Long.BYTES <= end && ((long) LONG.get(bytes, index) & NOT_ASCII) == 0) {
      index += Long.BYTES;
    }
    while (index < end && bytes[index] >= 0) {
      index++;
    }
    return index;
  }

  /** Skips code points of two and three bytes that are there as a whole: all letters but those of rare scripts. */
  private static int skipWhole(byte[] bytes, int from, int end) {
    int index = from;
    while (index + 2 < end && bytes[index] < 0) {
      int lead = bytes[index] & 0xFF;
      int second = bytes[index + 1] & 0xFF;
      if (lead >= 0xC2 && lead <= 0xDF && isContinuation(second)) {
        index += 2;
      } else if (isThreeBytes(lead, second) && isContinuation(bytes[index + 2])) {
        index += 3;
      } else {
        return index;
      }
    }
    return index;
  }

  private static boolean isContinuation(int next) {
    return (next & 0xC0) == 0x80;
  }

  /** Neither overlong nor a surrogate; those are left for the slow way to refuse. */
  private static boolean isThreeBytes(int lead, int second) {
    return lead > 0xE0 && lead <= 0xEF && lead != 0xED && isContinuation(second);
  }

  private boolean begin(int lead) {
    low = 0x80;
    high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      missing = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      missing = 2;
      if (lead == 0xE0) {
        low = 0xA0; // below: overlong
      } else if (lead == 0xED) {
        high = 0x9F; // above: surrogates
      }
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      missing = 3;
      if (lead == 0xF0) {
        low = 0x90; // below: overlong
      } else if (lead == 0xF4) {
        high = 0x8F; // above: beyond U+10FFFF
      }
    } else {
      return false;
    }
    wanted = missing;
    return true;
  }

  private boolean proceed(int next) {
    if (next < low || next > high) {
      return false;
    }
    low = 0x80;
    high = 0xBF;
    missing--;
    return true;
  }
}
