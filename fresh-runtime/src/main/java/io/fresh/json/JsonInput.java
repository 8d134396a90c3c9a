// SPDX-License-Identifier: MIT
package io.fresh.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Hands the bytes of a message to Jackson. It reads arrays and streams, and a received message is neither: it lies in memory outside of
 * the heap. A short one is copied to an array, which is the fastest way; a long one is streamed, which costs a sixth more time and no
 * second copy of the message.
 */
final class JsonInput {

  /** As much as Jackson reads of a stream at a time. */
  private static final int MAX_COPY = 8000;

  private JsonInput() {}

  /** A parser of a message, which stays as it is. Its byte offsets count from the message's position. */
  static JsonParser open(ObjectReader reader, ByteBuffer utf8) throws IOException {
    refuseOtherEncodings(utf8);
    int length = utf8.remaining();
    if (length > MAX_COPY) {
      return reader.createParser(new BufferInputStream(utf8));
    }
    byte[] copy = new byte[length];
    utf8.get(utf8.position(), copy);
    return reader.createParser(copy);
  }

  /**
   * Jackson takes a text for UTF-16 or UTF-32 if a zero is among its first four bytes, and would read out of it another message than
   * was sent. In UTF-8 a zero is a control character, which begins no JSON (RFC 8259 §2).
   */
  private static void refuseOtherEncodings(ByteBuffer utf8) throws JsonParseException {
    int end = Math.min(utf8.limit(), utf8.position() + 4);
    for (int i = utf8.position(); i < end; i++) {
      if (utf8.get(i) == 0) {
        throw new JsonParseException("Expected JSON, was a control character");
      }
    }
  }
}
