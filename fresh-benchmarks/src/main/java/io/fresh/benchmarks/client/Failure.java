// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

/**
 * Why a workload has no figures; one line, {@code FAILED echo-1 the reason}.
 *
 * @param workload its name
 * @param reason what went wrong first
 */
public record Failure(String workload, String reason) {

  private static final String FAILED = "FAILED ";

  String toLine() {
    return FAILED + workload + " " + reason.replace('\n', ' ');
  }

  public static boolean isLine(String line) {
    return line.startsWith(FAILED);
  }

  public static Failure ofLine(String line) {
    String[] words = line.split(" ", 3);
    return new Failure(words[1], words[2]);
  }

  /** The innermost cause: what lies around it only passed it on. */
  static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.toString();
  }
}
