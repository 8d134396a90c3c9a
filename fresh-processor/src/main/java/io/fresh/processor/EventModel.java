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
 * @param thrown what the dispatcher's method throws
 */
record EventModel(
    HandlerKind kind,
    List<HandlerModel> chosen,
    @Nullable HandlerModel rest,
    List<TypeName> thrown) {}
