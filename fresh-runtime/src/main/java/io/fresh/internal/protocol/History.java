// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.Arrays;
import java.util.zip.Inflater;

/** The last bytes that were inflated, as many as a window holds: what later ones may refer to. */
final class History {

  /** The largest window of DEFLATE. */
  static final int MAX_WINDOW = 1 << 15;

  private byte[] bytes;
  private int length;

  /** Begins with what is known already; the array is taken over. */
  History(byte[] known) {
    this.bytes = known;
    this.length = known.length;
  }

  /** The next bytes have been inflated. */
  void append(byte[] source, int from, int count) {
    int added = Math.min(count, MAX_WINDOW);
    int kept = Math.min(length, MAX_WINDOW - added);
    if (kept + added > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(MAX_WINDOW, 2 * (kept + added)));
    }
    System.arraycopy(bytes, length - kept, bytes, 0, kept);
    System.arraycopy(source, from + count - added, bytes, kept, added);
    length = kept + added;
  }

  /** Lets an inflater that has read nothing refer to it. */
  void prime(Inflater fresh) {
    if (length > 0) {
      fresh.setDictionary(bytes, 0, length);
    }
  }
}
