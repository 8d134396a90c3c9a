// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;

/** Something that a handler can answer, and the statement that passes it on. */
enum Answer {
  NOTHING("void", "$L"),

  TEXT("String", "outbox.text($L)"),
  ARRAY("byte[]", "outbox.binary($L)"),
  BUFFER("ByteBuffer", "outbox.binary($L)"),
  BYTE_BUF("ByteBuf", "outbox.binary($L)"),
  FRAME("Frame", "outbox.frame($L)"),
  FRAMES("a collection of frames", "outbox.frames($L)"),
  REACTION("Reaction", "outbox.reaction($L)"),
  REACTION_WITH("Reaction.With", "outbox.reaction(take($L))"),
  STATE("the new state", "state($L)"),

  RECOVERY("Recovery", "verdict.recovery($L)"),
  RECOVERY_WITH("Recovery.With", "verdict.recovery(take($L))");

  private static final List<Answer> STATEFUL = List.of(REACTION_WITH, STATE, RECOVERY_WITH);

  private final String label;
  private final String statement;

  Answer(String label, String statement) {
    this.label = label;
    this.statement = statement;
  }

  /** What a diagnostic calls it. */
  String label() {
    return label;
  }

  /** The statement, with {@code $L} for the call of the handler. */
  String statement() {
    return statement;
  }

  /** Whether it carries a state, so that only a client with one can answer it. */
  boolean isStateful() {
    return STATEFUL.contains(this);
  }
}
