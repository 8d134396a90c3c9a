// SPDX-License-Identifier: MIT
package io.fresh.integration;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import java.util.HexFormat;

/** A call of a handler. */
sealed interface Event {

  record Connected(Handshake handshake) implements Event {}

  record Text(String text) implements Event {
    @Override
    public String toString() {
      return "Text of %d characters: %.40s".formatted(text.length(), text);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Binary(byte[] payload) implements Event {
    @Override
    public String toString() {
      int shown = Math.min(payload.length, 16);
      return "Binary of " + payload.length + ": " + HexFormat.of().formatHex(payload, 0, shown);
    }
  }

  record TextPart(String text, boolean last) implements Event {}

  record BinaryPart(int length, boolean last) implements Event {}

  /** A message that a decoder has made a value of. */
  record Decoded(Object value) implements Event {}

  record Ping(String payload) implements Event {}

  record Pong(String payload) implements Event {}

  record Info(Object message) implements Event {}

  record Failed(FreshException error) implements Event {}

  record Disconnected(CloseStatus status) implements Event {}

  record Terminated(ExitReason reason) implements Event {}
}
