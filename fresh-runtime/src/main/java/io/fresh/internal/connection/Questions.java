// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What handlers are to decide, asked one at a time and in order. But the end of a link, which its messages may wait to be handled
 * before, is decided after what happens to these.
 */
final class Questions {

  private final Effects effects;

  /** The first is being asked now. A list, which has no array before it holds something: nearly always it holds nothing. */
  private final List<Question> waiting = new ArrayList<>();

  Questions(Effects effects) {
    this.effects = effects;
  }

  /** Asks now, or when those before are answered. */
  void ask(Question question) {
    Question asked = first();
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
    waiting.add(0, question);
    askNext();
  }

  /** Takes the one that has been answered; {@code null} if nobody waits for the answer any more. */
  @Nullable Question answered() {
    return waiting.isEmpty() ? null : waiting.remove(0);
  }

  void askNext() {
    Question next = first();
    if (next instanceof Question.Trouble trouble) {
      effects.handleError(trouble.error());
    } else if (next instanceof Question.Disconnected disconnected) {
      effects.handleDisconnect(disconnected.status());
    }
  }

  private @Nullable Question first() {
    return waiting.isEmpty() ? null : waiting.get(0);
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
