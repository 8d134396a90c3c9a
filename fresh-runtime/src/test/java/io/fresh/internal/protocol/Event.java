// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.HexFormat;

/** One thing that a decoder said. */
record Event(String kind, String detail) {

  static Event text(String text) {
    return new Event("text", text);
  }

  static Event binary(byte... payload) {
    return new Event("binary", HexFormat.of().formatHex(payload));
  }

  static Event ping(String payload) {
    return new Event("ping", payload);
  }

  static Event pong(String payload) {
    return new Event("pong", payload);
  }

  static Event close(int code, String reason) {
    return new Event("close", code + " " + reason);
  }

  static Event violation(int closeCode) {
    return new Event("violation", Integer.toString(closeCode));
  }
}
