// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.benchmarks.client.BenchmarkClient.Listener;
import io.fresh.benchmarks.workload.Wire;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The loop over a read buffer: frame after frame, without an object for any of them. A text is checked by decoding it, and looked at again
 * only if it holds the sign that stands for a fault.
 */
final class FrameLoop {

  /** Takes the answers. */
  interface Answers {
    void text(String answer) throws Exception;
  }

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int RSV1 = 0x40;
  private static final byte[] DEFLATE_TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  private final Listener listener;
  private final Answers answers;
  private final byte[] in;
  private final ByteBuffer view;

  private @Nullable Inflater inflater;
  private byte[] inflated = {};
  private int header;
  private long length;
  private boolean closed;

  /**
   * Creates the loop of a connection.
   *
   * @param in what is read; may serve other connections, too
   * @param view the same, for listeners
   */
  FrameLoop(Listener listener, Answers answers, byte[] in, ByteBuffer view) {
    this.listener = listener;
    this.answers = answers;
    this.in = in;
    this.view = view;
  }

  /** Reads whole frames and returns where the first one begins that is not whole, or has not begun. */
  int read(int from, int to) throws Exception {
    int index = from;
    while (header(index, to) && length <= to - index - header) {
      deliver(in[index], index + header, (int) length);
      index += header + (int) length;
    }
    return index;
  }

  /** The header of the frame that the last read left, in bytes; 0 if it is not there yet. */
  int cutHeader() {
    return header;
  }

  /** The payload of the frame that the last read left, if its header is there. */
  int cutPayload() {
    return (int) length;
  }

  /** A binary message that was too long for the buffer has been read elsewhere. */
  void large(ByteBuffer message) {
    listener.binary(message, 0, message.capacity());
  }

  boolean isClosed() {
    return closed;
  }

  private boolean header(int index, int to) {
    header = 0;
    int there = to - index;
    if (there < 2) {
      return false;
    }
    int seven = in[index + 1]; // a server's frame has no mask bit
    if (seven < 126) {
      header = 2;
      length = seven;
    } else if (seven == 126 && there >= 4) {
      header = 4;
      length = (short) SHORT.get(in, index + 2) & 0xFFFF;
    } else if (seven == 127 && there >= 10) {
      header = 10;
      length = (long) LONG.get(in, index + 2);
    }
    return header > 0;
  }

  private void deliver(byte first, int index, int size) throws Exception {
    switch (first & 0x0F) {
      case Wire.TEXT -> answer((first & RSV1) == 0 ? text(in, index, size) : inflate(index, size));
      case Wire.BINARY -> listener.binary(view, index, size);
      case Wire.CLOSE -> closed = true;
      default -> throw new IllegalStateException("Expected no frame " + (first & 0x0F));
    }
  }

  private void answer(String text) throws Exception {
    String answer = listener.text(text);
    if (answer != null) {
      answers.text(answer);
    }
  }

  private static String text(byte[] bytes, int index, int size) throws CharacterCodingException {
    String text = new String(bytes, index, size, UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, index, size)); // throws if it is a fault
    }
    return text;
  }

  private String inflate(int index, int size) throws DataFormatException, CharacterCodingException {
    if (inflater == null) {
      inflater = new Inflater(true);
      inflated = new byte[64 << 10];
    }
    inflater.setInput(in, index, size);
    int total = inflater.inflate(inflated);
    inflater.setInput(DEFLATE_TAIL);
    total += inflater.inflate(inflated, total, inflated.length - total);
    return text(inflated, 0, total);
  }
}
