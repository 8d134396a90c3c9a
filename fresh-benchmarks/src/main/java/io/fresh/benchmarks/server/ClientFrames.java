// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.Wire;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a client's frames, fragmented or not, and compares every byte of every message with what it should be, as it comes, without
 * unmasking it: eight bytes at a time, with the key applied to what is expected.
 */
final class ClientFrames {

  /** What becomes of the messages. */
  interface Sink {

    /** A message has come as it should: that with this number. */
    void message(int number);

    void ping(byte[] payload);

    void closed(byte[] payload);
  }

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIN = 0x80;
  private static final int OPCODE = 0x0F;

  private final Corpus corpus;
  private final int opcode;
  private final Sink sink;

  /** The frame whose payload is being read; while there is none, its header is still to come. */
  private boolean inFrame;

  private boolean last;
  private boolean control;
  private int frameOpcode;
  private long missing;
  private int key;
  private byte[] controlPayload = {};

  /** Whether fragments of the current message are still to come. */
  private boolean inMessage;

  private int number;
  private int offset;

  ClientFrames(Corpus corpus, Sink sink) {
    this.corpus = corpus;
    this.opcode = corpus.isText() ? Wire.TEXT : Wire.BINARY;
    this.sink = sink;
  }

  /**
   * Reads what it can; what is left is the beginning of a header.
   *
   * @throws CorruptMessageException if something else was due
   */
  void read(ByteBuffer in) {
    while (inFrame || header(in)) {
      int length = (int) Math.min(missing, in.remaining());
      if (control) {
        readControl(in, length);
      } else {
        compare(in, length);
      }
      missing -= length;
      if (missing > 0) {
        return;
      }
      inFrame = false;
      endFrame();
    }
  }

  private boolean header(ByteBuffer in) {
    if (in.remaining() < 2) {
      return false;
    }
    int at = in.position();
    int length = in.get(at + 1) & 0x7F;
    int extended = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (in.remaining() < 6 + extended) {
      return false;
    }
    missing =
        switch (extended) {
          case 0 -> length;
          case 2 -> in.getShort(at + 2) & 0xFFFF;
          default -> in.getLong(at + 2);
        };
    key = in.getInt(at + 2 + extended);
    in.position(at + 6 + extended);
    begin(in.get(at), in.get(at + 1));
    return true;
  }

  private void begin(byte first, byte second) {
    require(second < 0, "a masked frame", "one without a mask");
    inFrame = true;
    last = (first & FIN) != 0;
    frameOpcode = first & OPCODE;
    control = frameOpcode >= Wire.CLOSE;
    if (control) {
      controlPayload = new byte[(int) missing];
    } else {
      require(corpus.size() > 0, "no message", "one");
      int due = inMessage ? 0 : opcode;
      require(frameOpcode == due, "opcode " + due, "opcode " + frameOpcode);
      inMessage = !last;
    }
  }

  private void readControl(ByteBuffer in, int length) {
    int from = controlPayload.length - (int) missing;
    for (int i = from; i < from + length; i++) {
      controlPayload[i] = (byte) (in.get() ^ Wire.maskAt(key, i));
    }
  }

  private void compare(ByteBuffer in, int length) {
    byte[] expected = corpus.payload(number);
    require(
        offset + length <= expected.length,
        expected.length + " bytes in message " + number,
        "more than these");
    int at = in.position();
    long twice = (key & 0xFFFF_FFFFL) << 32 | (key & 0xFFFF_FFFFL);
    int i = 0;
    boolean same = true;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      same &= in.getLong(at + i) == ((long) LONG.get(expected, offset + i) ^ twice);
    }
    for (; i < length; i++) {
      same &= in.get(at + i) == (byte) (expected[offset + i] ^ Wire.maskAt(key, i));
    }
    require(same, "message " + number, "another");
    in.position(at + length);
    offset += length;
    key = Integer.rotateLeft(key, 8 * (length & 3));
  }

  private void endFrame() {
    if (control) {
      if (frameOpcode == Wire.PING) {
        sink.ping(controlPayload);
      } else if (frameOpcode == Wire.CLOSE) {
        sink.closed(controlPayload);
      }
    } else if (last) {
      int length = corpus.payload(number).length;
      require(offset == length, length + " bytes in message " + number, offset + " bytes");
      int complete = number;
      number = number + 1 == corpus.size() ? 0 : number + 1;
      offset = 0;
      sink.message(complete);
    }
  }

  private static void require(boolean condition, String expected, String actual) {
    if (!condition) {
      throw new CorruptMessageException("The server expected " + expected + ", was " + actual);
    }
  }
}
