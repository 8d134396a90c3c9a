// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import java.util.regex.Pattern;

/** What may stand in a line of the log: one line, and nothing that is a payload. */
public final class LogText {

  /** Ends of lines, terminals' control sequences, and what turns the direction of text. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private LogText() {}

  /**
   * A text as one line.
   *
   * @param text any text
   * @return the same, without what is not printed
   */
  public static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  static String of(FreshException error) {
    return error.getClass().getSimpleName() + ": " + oneLine(error.getMessage());
  }

  /**
   * Why something has ended.
   *
   * @param reason why
   * @return its kind, and what it says if that is of our making
   */
  public static String of(ExitReason reason) {
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
