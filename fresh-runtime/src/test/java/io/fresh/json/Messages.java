// SPDX-License-Identifier: MIT
package io.fresh.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Messages as the runtime hands them on: in memory outside of the heap, read-only, amid others. */
final class Messages {

  private static final byte[] OTHER = "\"}]€{\"".getBytes(UTF_8);

  private Messages() {}

  static ByteBuffer of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocateDirect(bytes.length + 2 * OTHER.length)
        .put(OTHER)
        .put(bytes)
        .put(OTHER)
        .limit(OTHER.length + bytes.length)
        .position(OTHER.length)
        .asReadOnlyBuffer();
  }

  static String text(ByteBuffer message) {
    return UTF_8.decode(message.duplicate()).toString();
  }
}
