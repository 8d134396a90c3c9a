// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What handlers are to decide, asked one at a time and in order. But the end of a link, which its messages may wait to be handled
 * before, is decided after what happens to these.
 */
final class Questions {

  private final Effects effects;

  /** The head is being asked now. */
  private final ArrayDeque<Question> waiting = new ArrayDeque<>();

  Questions(Effects effects) {
    this.effects = effects;
  }

  /** Asks now, or when those before are answered. */
  void ask(Question question) {
    Question asked = waiting.peek();
    if (asked == null) {
      askInstead(question);
    } else if (asked.isLinkLost() && !question.isLinkLost() && effects.recall()) {
      askInstead(question);
    } else {
      waiting.add(question);
    }
  }

  /** Asks before those that wait: in place of the one that has just been answered, or has been recalled. */
  void askInstead(Question question) {
    waiting.addFirst(question);
    askNext();
  }

  /** Takes the one that has been answered; {@code null} if nobody waits for the answer any more. */
  @Nullable Question answered() {
    return waiting.poll();
  }

  void askNext() {
    Question next = waiting.peek();
    if (next instanceof Question.Trouble trouble) {
      effects.handleError(trouble.error());
    } else if (next instanceof Question.Disconnected disconnected) {
      effects.handleDisconnect(disconnected.status());
    }
  }

  /** Whether the loss of a link has yet to be decided. */
  boolean isUndecided(int link) {
    return waiting.stream().anyMatch(question -> question.isLinkLost() && question.link() == link);
  }

  /** Asks no more, and wants no answer to what has been asked. */
  void drop() {
    waiting.clear();
  }
}
