// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.FreshException.DecodingFailed;
import io.fresh.MemberReader;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Says of a message that no handler is for it: where was looked, what has handlers, and how long it was what was found. */
final class Unknown {

  private Unknown() {}

  static UndecodableMessage message(MemberReader members, Field... fields) {
    StringJoiner wanted = new StringJoiner(", or ");
    StringJoiner found = new StringJoiner(", ");
    for (int i = 0; i < fields.length; i++) {
      String path = fields[i].path();
      wanted.add(path + wanted(fields[i].values()));
      found.add(path + found(members.text(i)));
    }
    return new UndecodableMessage(
        new DecodingFailed(
            "Expected a text that a handler is for, " + wanted + "; found " + found, null));
  }

  /** A decoder knows it, the handlers do not. */
  static UndecodableMessage value(Object value) {
    return new UndecodableMessage(
        new DecodingFailed(
            "Expected a message that a handler is for, was decoded as "
                + value.getClass().getName(),
            null));
  }

  /** A handler takes the value of a member, and the message has none. */
  static UndecodableMessage without(String path) {
    return new UndecodableMessage(
        new DecodingFailed("Expected a text with the member " + path + ", it has none", null));
  }

  private static String wanted(List<String> values) {
    return values.isEmpty() ? " with any value" : " one of " + String.join(", ", values);
  }

  /** Not what it was: the peer may put there what it likes. */
  private static String found(@Nullable String value) {
    return value == null ? " without a value" : " with " + value.length() + " characters";
  }
}
