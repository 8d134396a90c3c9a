// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static io.fresh.processor.Answer.ENCODED_BINARY;
import static io.fresh.processor.Answer.ENCODED_TEXT;
import static io.fresh.processor.Answer.FRAME;
import static io.fresh.processor.Answer.FRAMES;
import static io.fresh.processor.Answer.NOTHING;
import static io.fresh.processor.Answer.REACTION_WITH;
import static io.fresh.processor.Answer.RECOVERY_WITH;
import static io.fresh.processor.Answer.STATE;
import static io.fresh.processor.Answer.TEXT;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of answers that belong together, and the parameter of the dispatcher's method that takes them. */
@SuppressWarnings("ImmutableEnumChecker") // a TypeName is immutable, but does not say so
enum AnswerKind {
  /** To messages of the peer and of the application. */
  REACTION(RuntimeTypes.OUTBOX, "outbox", EnumSet.range(NOTHING, ENCODED_BINARY)),

  /** To control frames, where bytes would be mistaken for the payload of a pong. */
  REACTION_WITHOUT_BYTES(
      RuntimeTypes.OUTBOX,
      "outbox",
      EnumSet.of(
          NOTHING, TEXT, FRAME, FRAMES, Answer.REACTION, REACTION_WITH, STATE, ENCODED_TEXT)),

  /** To errors and disconnects, when there is nobody to send to. */
  RECOVERY(RuntimeTypes.VERDICT, "verdict", EnumSet.of(NOTHING, Answer.RECOVERY, RECOVERY_WITH)),

  /** To the end. */
  NONE(null, "", EnumSet.of(NOTHING));

  private final @Nullable ClassName outlet;
  private final String outletName;
  private final Set<Answer> answers;

  AnswerKind(@Nullable ClassName outlet, String outletName, Set<Answer> answers) {
    this.outlet = outlet;
    this.outletName = outletName;
    this.answers = Collections.unmodifiableSet(answers);
  }

  /** The answers, in the order in which a type is tried on them. */
  Set<Answer> answers() {
    return answers;
  }

  /** What takes the answers. */
  Optional<ParameterSpec> outlet() {
    return Optional.ofNullable(outlet).map(type -> ParameterSpec.builder(type, outletName).build());
  }
}
