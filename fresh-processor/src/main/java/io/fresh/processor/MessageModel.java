// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message that must be decoded or looked into.
 *
 * @param selected the ways for members of the message, in the order in which they are asked
 * @param rest the ways for what none of them takes: one, or several for subtypes of what one decoder makes, in the order in which
 *     they are asked; none if that is an error
 * @param format what looks into the message; {@code null} if nobody does, or nobody can
 */
record MessageModel(List<RouteModel> selected, List<RouteModel> rest, @Nullable CodecModel format) {

  /** The members that are compared. */
  List<String> fields() {
    return selected.stream().map(route -> route.selector().field()).distinct().toList();
  }

  /** The members that are looked for: those that are compared, then those that handlers take. */
  List<String> paths() {
    return Stream.concat(
            fields().stream(),
            routes().map(route -> route.selector().at()).filter(at -> !at.isEmpty()))
        .distinct()
        .toList();
  }

  /** The values of a member that have a handler. */
  List<String> values(String field) {
    return selected.stream()
        .map(RouteModel::selector)
        .filter(selector -> selector.field().equals(field))
        .flatMap(selector -> selector.values().stream())
        .distinct()
        .toList();
  }

  /** All ways. */
  Stream<RouteModel> routes() {
    return Stream.concat(selected.stream(), rest.stream());
  }
}
