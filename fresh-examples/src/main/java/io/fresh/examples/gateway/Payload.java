// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import org.jspecify.annotations.Nullable;

/** What a gateway sends. */
record Payload(int op, @Nullable Object d, @Nullable Integer s, @Nullable String t) {

  static Payload of(int op, @Nullable Object d) {
    return new Payload(op, d, null, null);
  }

  static Payload event(int number, String name, Object d) {
    return new Payload(0, d, number, name);
  }
}
