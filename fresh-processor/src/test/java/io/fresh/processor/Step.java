// SPDX-License-Identifier: MIT
package io.fresh.processor;

/** What a handler does the first, second, third and fourth time. */
enum Step {
  /** Answers. */
  ANSWERS,
  /** Answers {@code null}, if it answers at all. */
  SAYS_NOTHING,
  /** Throws. */
  FAILS,
  /** Answers once more, with what the state has become. */
  ANSWERS_AGAIN;

  boolean isAnswered() {
    return this == ANSWERS || this == ANSWERS_AGAIN;
  }

  /** Whether a message that comes in parts ends with this one. */
  boolean isLast() {
    return this == SAYS_NOTHING || this == ANSWERS_AGAIN;
  }
}
