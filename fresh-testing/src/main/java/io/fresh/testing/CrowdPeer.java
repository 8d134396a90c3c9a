// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link CrowdProgram}. It holds a buffer only while something is incomplete, so that thousands of them hold little;
 * while not all is written, nothing is read.
 */
final class CrowdPeer {

  /** Longer frames and requests are not for this server; Fresh sends none. */
  private static final int MAX_FRAME = (64 << 10) + 100;

  private static final int LENGTH = 0x7f;
  private static final int OPCODE = 0x0f;
  private static final int KEY = 4;

  /** Shared by the connections of a thread. */
  static final class Buffers {
    private final ByteBuffer in = ByteBuffer.allocate(4 * MAX_FRAME);
    private final ByteBuffer out = ByteBuffer.allocate(4 * MAX_FRAME);
  }

  private final SocketChannel channel;
  private final Buffers buffers;

  private boolean open;
  private boolean closing;
  private @Nullable ByteBuffer incomplete;
  private @Nullable ByteBuffer unwritten;

  CrowdPeer(SocketChannel channel, Buffers buffers) {
    this.channel = channel;
    this.buffers = buffers;
  }

  /** Does what the channel is ready for. */
  void go(SelectionKey key) throws IOException {
    if (unwritten == null) {
      read();
    } else {
      write(unwritten);
    }
    if (unwritten == null && closing) {
      channel.close();
    } else {
      key.interestOps(unwritten == null ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }
  }

  private void read() throws IOException {
    ByteBuffer in = buffers.in.clear();
    if (incomplete != null) {
      in.put(incomplete);
      incomplete = null;
    }
    closing = channel.read(in) < 0;
    in.flip();
    ByteBuffer out = buffers.out.clear();
    if (open || accept(in, out)) {
      while (!closing && answerFrame(in, out)) {
        // and the next
      }
    }
    if (in.hasRemaining()) {
      incomplete = copy(in);
    }
    write(out.flip());
  }

  private void write(ByteBuffer out) throws IOException {
    channel.write(out);
    unwritten = out.hasRemaining() ? copy(out) : null;
  }

  private static ByteBuffer copy(ByteBuffer rest) {
    return ByteBuffer.allocate(rest.remaining()).put(rest).flip();
  }

  /** Returns whether the request was there as a whole. */
  private boolean accept(ByteBuffer in, ByteBuffer out) throws IOException {
    byte[] request = new byte[in.remaining()];
    in.get(request);
    if (!new String(request, US_ASCII).endsWith("\r\n\r\n")) {
      in.rewind();
      return false;
    }
    RequestHead head = RequestHead.read(new ByteArrayInputStream(request));
    out.put(ScriptedPeer.switchingProtocols("Sec-WebSocket-Accept: " + head.acceptKey()));
    open = true;
    return true;
  }

  /** Answers the next frame, if all of it is there. */
  private boolean answerFrame(ByteBuffer in, ByteBuffer out) {
    int begin = in.position();
    if (in.remaining() < 2 + KEY) {
      return false;
    }
    int first = in.get();
    int length = in.get() & LENGTH;
    if (length == LENGTH - 1) {
      length = in.getShort() & 0xffff;
    }
    if (in.remaining() < KEY + length) {
      in.position(begin);
      return false;
    }
    byte[] key = new byte[KEY];
    in.get(key);
    answer(first, in, length, key, out);
    return true;
  }

  /** A pong answers nothing; a ping is answered by one, everything else by itself. */
  private void answer(int first, ByteBuffer in, int length, byte[] key, ByteBuffer out) {
    int opcode = first & OPCODE;
    if (opcode == WireFrame.PONG) {
      in.position(in.position() + length);
      return;
    }
    closing = opcode == WireFrame.CLOSE;
    out.put((byte) (opcode == WireFrame.PING ? (first & ~OPCODE) | WireFrame.PONG : first));
    if (length < LENGTH - 1) {
      out.put((byte) length);
    } else {
      out.put((byte) (LENGTH - 1)).putShort((short) length);
    }
    for (int i = 0; i < length; i++) {
      out.put((byte) (in.get() ^ key[i % KEY]));
    }
  }
}
