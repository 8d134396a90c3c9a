// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import java.util.regex.Pattern;

/** What may stand in a line of the log: one line, and nothing that is a payload. */
final class LogText {

  /** Ends of lines, terminals' control sequences, and what turns the direction of text. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private LogText() {}

  static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  static String of(FreshException error) {
    return error.getClass().getSimpleName() + ": " + oneLine(error.getMessage());
  }

  static String of(ExitReason reason) {
    if (reason instanceof ExitReason.Failed failed) {
      return "Failed: " + of(failed.cause());
    }
    if (reason instanceof ExitReason.Shutdown shutdown) {
      return shutdown.detail().isEmpty() ? "Shutdown" : "Shutdown: " + oneLine(shutdown.detail());
    }
    return reason.getClass().getSimpleName();
  }

  /** The message of an exception that is not ours may quote a payload. */
  private static String of(Throwable cause) {
    return cause instanceof FreshException error ? of(error) : cause.getClass().getName();
  }
}
