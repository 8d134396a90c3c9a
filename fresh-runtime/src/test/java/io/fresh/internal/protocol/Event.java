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

  static Event textPart(String text, boolean last) {
    return new Event(last ? "last text" : "part of text", text);
  }

  static Event binaryPart(boolean last, byte... payload) {
    return new Event(last ? "last binary" : "part of binary", HexFormat.of().formatHex(payload));
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
