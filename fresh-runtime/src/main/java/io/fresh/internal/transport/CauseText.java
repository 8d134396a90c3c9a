// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.handler.ssl.NotSslRecordException;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the transport says, fit for our own messages and logs: what a peer has sent may stand in it, so that it is cut
 * short and holds nothing but printable ASCII.
 */
final class CauseText {

  private static final int MAX_LENGTH = 200;

  private CauseText() {}

  /** The end of a sentence: empty if there is nothing to tell. */
  static String of(@Nullable Throwable cause) {
    if (isPeersText(cause)) {
      return ": the answer is not TLS";
    }
    String message = cause == null ? null : cause.getMessage();
    return message == null ? "" : ": " + printable(message);
  }

  /** The error to hand on: none if its text is what the peer has sent, byte for byte. */
  static @Nullable Throwable cause(@Nullable Throwable cause) {
    return isPeersText(cause) ? null : cause;
  }

  private static boolean isPeersText(@Nullable Throwable cause) {
    return cause instanceof NotSslRecordException;
  }

  private static String printable(String text) {
    String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    return start.replaceAll("[^ -~]", "?");
  }
}
