// SPDX-License-Identifier: MIT
package io.fresh;

/** The {@code token} of HTTP: what header names and subprotocols are made of (RFC 9110 §5.6.2). */
final class Token {

  private static final String MARKS = "!#$%&'*+-.^_`|~";

  private Token() {}

  /**
   * Checks a token.
   *
   * @param what what it is for, as the refusal begins
   * @param token the candidate
   * @return the token
   * @throws IllegalArgumentException if it is none
   */
  static String require(String what, String token) {
    if (token.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    for (int i = 0; i < token.length(); i++) {
      if (!isTokenChar(token.charAt(i))) {
        // The text itself is not shown: a line break in it would forge a line in a log.
        throw new IllegalArgumentException(
            "%s must be a token of HTTP; character U+%04X at position %d must not be in it"
                .formatted(what, (int) token.charAt(i), i));
      }
    }
    return token;
  }

  private static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS.indexOf(c) >= 0;
  }
}
