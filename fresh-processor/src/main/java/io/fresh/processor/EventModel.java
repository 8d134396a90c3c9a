// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event and the handlers that it may go to.
 *
 * @param kind the event
 * @param chosen handlers of a type or of codes, in the order in which they are asked
 * @param rest the handler of everything else; {@code null} leaves it to the dispatcher
 * @param message what becomes of a message that must be decoded or looked into; {@code null} if the handler takes it as it is
 * @param thrown what the dispatcher's method throws
 */
record EventModel(
    HandlerKind kind,
    List<HandlerModel> chosen,
    @Nullable HandlerModel rest,
    @Nullable MessageModel message,
    List<TypeName> thrown) {

  /** The parameter of the dispatcher's method that brings the event. */
  Argument carrier() {
    if (message != null) {
      return kind == HandlerKind.TEXT ? Argument.UTF8_BUFFER : Argument.BINARY_BUFFER;
    }
    return (rest != null ? rest : chosen.get(0)).carrier();
  }

  /** Whether its handler takes a message as it arrives. */
  boolean isInParts() {
    return message == null && rest != null && rest.takes(Argument.LAST);
  }
}
