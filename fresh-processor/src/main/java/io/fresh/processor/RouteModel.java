// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A way from a message to a handler.
 *
 * @param handler where it leads
 * @param selector which messages take it
 * @param decoder what makes the value; {@code null} if the handler takes the message as it is, or nobody can
 * @param type what the handler is given; {@code null} if it is nothing of the message
 */
record RouteModel(
    HandlerModel handler,
    SelectorModel selector,
    @Nullable CodingModel decoder,
    @Nullable TypeMirror type) {

  /** Whether what the handler takes cannot be made: then that is the mistake that is told of. */
  boolean isUndecodable() {
    return decoder == null
        && handler.parameters().stream()
            .anyMatch(
                parameter -> parameter.argument() == null || parameter.argument().isDecoded());
  }
}
