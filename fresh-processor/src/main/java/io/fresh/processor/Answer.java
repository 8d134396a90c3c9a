// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that a handler can answer, and the statements that pass it on, now or later. */
enum Answer {
  NOTHING("void", "$L"),

  TEXT("String", "outbox.text($L)", "outbox.async($L, $T::text)"),
  ARRAY("byte[]", "outbox.binary($L)", "outbox.async($L, $T::binary)"),
  BUFFER("ByteBuffer", "outbox.binary($L)", "outbox.async($L, $T::binary)"),
  BYTE_BUF("ByteBuf", "outbox.binary($L)", "outbox.async($L, $T::binary)"),
  FRAME("Frame", "outbox.frame($L)", "outbox.async($L, $T::frame)"),
  FRAMES("a collection of frames", "outbox.frames($L)", "outbox.async($L, $T::frames)"),
  REACTION("Reaction", "outbox.reaction($L)", "outbox.async($L, $T::reaction)"),
  REACTION_WITH("Reaction.With", "outbox.reaction(take($L))"),
  STATE("the new state", "state($L)"),
  ENCODED_TEXT(
      "a type with an encoder",
      "outbox.text($2N,$W$1L,$W$3S)",
      "outbox.async($1L, (later, value) -> later.text($2N, value, $3S))"),
  ENCODED_BINARY(
      "a type with a binary encoder",
      "outbox.binary($2N,$W$1L,$W$3S)",
      "outbox.async($1L, (later, value) -> later.binary($2N, value, $3S))"),

  RECOVERY("Recovery", "verdict.recovery($L)"),
  RECOVERY_WITH("Recovery.With", "verdict.recovery(take($L))");

  private static final List<Answer> STATEFUL = List.of(REACTION_WITH, STATE, RECOVERY_WITH);

  private final String label;
  private final String statement;
  private final @Nullable String asyncStatement;

  Answer(String label, String statement) {
    this(label, statement, null);
  }

  Answer(String label, String statement, @Nullable String asyncStatement) {
    this.label = label;
    this.statement = statement;
    this.asyncStatement = asyncStatement;
  }

  /** What a diagnostic calls it. */
  String label() {
    return label;
  }

  /** The statement, with {@code $L} for the call of the handler; where it is encoded, then also the encoder and the type. */
  String statement() {
    return statement;
  }

  /**
   * The statement for a stage of it, with {@code $L} for the call of the handler and {@code $T} for the type of the outbox, or where it
   * is encoded the encoder and the type; empty if it must be there when the handler returns.
   */
  Optional<String> asyncStatement() {
    return Optional.ofNullable(asyncStatement);
  }

  /** Whether an encoder makes the message of it. */
  boolean isEncoded() {
    return this == ENCODED_TEXT || this == ENCODED_BINARY;
  }

  /** Whether it carries a state, so that only a client with one can answer it. */
  boolean isStateful() {
    return STATEFUL.contains(this);
  }
}
