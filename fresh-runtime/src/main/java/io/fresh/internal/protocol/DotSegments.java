// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.ArrayDeque;
import java.util.Deque;

/** The segments {@code .} and {@code ..} of a path, which are steps and not names (RFC 3986 §5.2.4). */
final class DotSegments {

  private DotSegments() {}

  /**
   * Goes the steps. What leads above the root leads to the root.
   *
   * @param path an absolute path, or an empty one
   * @return the path without them
   */
  static String remove(String path) {
    if (path.isEmpty()) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String last = "";
    for (String segment : path.substring(1).split("/", -1)) {
      last = segment;
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    if (last.equals(".") || last.equals("..")) {
      kept.addLast(""); // a step ends in a folder
    }
    return '/' + String.join("/", kept);
  }
}
