// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Compares the messages that come with those that should, one after the other. What it costs is in the figures of every client, and so it
 * must cost little: short messages are compared whole, of long ones the length and 64 places, and every sixteenth whole.
 *
 * <p>For one connection, whose messages come one at a time, on whatever threads.
 */
public final class MessageCheck {

  private static final VarHandle BUFFER_LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle ARRAY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int SHORT = 2048;
  private static final int PLACES = 64;
  private static final int WHOLE_EVERY = 16;

  private final String[] texts;
  private final byte[][] payloads;
  private int next;
  private int untilWhole;

  public MessageCheck(Corpus corpus) {
    payloads = new byte[corpus.size()][];
    texts = new String[corpus.isText() ? corpus.size() : 0];
    for (int i = 0; i < payloads.length; i++) {
      payloads[i] = corpus.payload(i);
      if (corpus.isText()) {
        texts[i] = corpus.text(i);
      }
    }
  }

  /**
   * Checks the next message.
   *
   * @throws CorruptMessageException if it is not the one that is due
   */
  public void text(String message) {
    if (texts.length == 0) {
      throw new CorruptMessageException("Expected a binary message, was a text");
    }
    String expected = texts[next];
    boolean same =
        isWholeDue(message.length())
            ? message.equals(expected)
            : message.length() == expected.length() && samePlaces(message, expected);
    proceed(same);
  }

  /**
   * Checks the next message.
   *
   * @param buffer holds it; its indices and its byte order do not matter
   * @throws CorruptMessageException if it is not the one that is due
   */
  public void binary(ByteBuffer buffer, int index, int length) {
    if (texts.length > 0) {
      throw new CorruptMessageException("Expected a text, was a binary message");
    }
    byte[] expected = payloads[next];
    proceed(
        length == expected.length
            && sameWords(buffer, index, expected, isWholeDue(length) ? Long.BYTES : step(length)));
  }

  private boolean isWholeDue(int length) {
    if (length <= SHORT) {
      return true;
    }
    untilWhole--;
    if (untilWhole < 0) {
      untilWhole = WHOLE_EVERY - 1;
      return true;
    }
    return false;
  }

  private void proceed(boolean same) {
    if (!same) {
      throw new CorruptMessageException(
          "Expected message %d of %d, was another".formatted(next, payloads.length));
    }
    next++;
    if (next == payloads.length) {
      next = 0;
    }
  }

  private static int step(int length) {
    return length / PLACES & -Long.BYTES;
  }

  private static boolean samePlaces(String message, String expected) {
    int step = message.length() / PLACES;
    for (int i = 0; i < message.length(); i += step) {
      if (message.charAt(i) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameWords(ByteBuffer buffer, int index, byte[] expected, int step) {
    for (int i = 0; i < expected.length; i += step) {
      if ((long) BUFFER_LONG.get(buffer, index + i) != (long) ARRAY_LONG.get(expected, i)) {
        return false;
      }
    }
    return true;
  }
}
