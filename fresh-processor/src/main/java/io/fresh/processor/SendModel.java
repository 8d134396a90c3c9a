// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A method that sends.
 *
 * @param method where it stands
 * @param type its signature, seen from the interface that the client names
 * @param codec what the method itself names; {@code null} if nothing
 * @param sendable what it is given; {@code null} if that cannot be sent, or if it is not given one thing
 * @param result what it returns; {@code null} if that says nothing of a message
 * @param encoders what makes the message: one, none if it is sent as it is, several if it is ambiguous
 */
record SendModel(
    ExecutableElement method,
    ExecutableType type,
    @Nullable NamedCodec codec,
    @Nullable Sendable sendable,
    @Nullable SendResult result,
    List<CodingModel> encoders) {

  /** The parameter of a method that takes one message. */
  VariableElement parameter() {
    return method.getParameters().get(0);
  }

  /** The type of the message of a method that takes one. */
  TypeMirror messageType() {
    return type.getParameterTypes().get(0);
  }

  /** The encoder. */
  Optional<CodingModel> encoder() {
    return encoders.stream().findFirst();
  }
}
