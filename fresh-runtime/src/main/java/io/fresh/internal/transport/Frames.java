// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Deflate;
import io.fresh.Frame;
import io.fresh.internal.protocol.DeflateTerms;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.MessageDeflater;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.fresh.internal.protocol.ZlibPool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Makes encoded frames: of small messages in memory that is used again at once, of all others in buffers of their own, which the caller
 * releases or hands on. Thread-safe.
 */
final class Frames {

  /** The longest header of a client's frame that is not fragmented further: 2 bytes, 2 of length, 4 of mask. */
  private static final int HEADER = 8;

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final FrameEncoder encoder;
  private final ByteBufAllocator allocator;

  Frames(FrameEncoder encoder, ByteBufAllocator allocator) {
    this.encoder = encoder;
    this.allocator = allocator;
  }

  /** What compresses these frames on their way to one wire. */
  MessageDeflater deflater(ZlibPool pool, DeflateTerms terms, Deflate options) {
    return new MessageDeflater(pool, allocator, encoder, terms, options);
  }

  ByteBuf frame(Frame frame) throws UnpairedSurrogateException {
    if (frame instanceof Frame.Text text) {
      return text(text.payload());
    }
    if (frame instanceof Frame.Binary binary) {
      return binary(binary.payload());
    }
    if (frame instanceof Frame.Uncompressed uncompressed) {
      return frame(uncompressed.message());
    }
    return frame instanceof Frame.Ping ping
        ? ping(ping.payload())
        : pong(((Frame.Pong) frame).payload());
  }

  /** Hands over a message. Returns whether it was accepted. */
  boolean text(String text, Outbound outbound) throws UnpairedSurrogateException {
    return text.length() <= FrameEncoder.MAX_SMALL
        ? encoder.text(text, outbound)
        : outbound.offer(text(text));
  }

  /** Hands over a message. Returns whether it was accepted. */
  boolean binary(ByteBuffer binary, Outbound outbound) {
    return binary.remaining() <= FrameEncoder.MAX_SMALL
        ? encoder.binary(binary, outbound)
        : outbound.offer(binary(binary));
  }

  /** Hands over a message. Returns whether it was accepted. */
  boolean binary(ByteBuf binary, Outbound outbound) {
    int length = binary.readableBytes();
    return length <= FrameEncoder.MAX_SMALL
        ? encoder.binary(binary, binary.readerIndex(), length, outbound)
        : outbound.offer(
            encoded(length, out -> encoder.binary(binary, binary.readerIndex(), length, out)));
  }

  ByteBuf text(String text) throws UnpairedSurrogateException {
    // A long one says its size when it has been counted: what is taken for its chars may be a third
    // of that.
    ByteBuf out =
        text.length() > FrameEncoder.MAX_SMALL ? allocator.ioBuffer() : allocate(text.length());
    try {
      encoder.text(text, out);
      return out;
    } catch (Throwable e) {
      out.release();
      throw e;
    }
  }

  ByteBuf binary(ByteBuffer binary) {
    return encoded(binary.remaining(), out -> encoder.binary(binary, out));
  }

  ByteBuf ping() {
    return ping(EMPTY);
  }

  ByteBuf ping(ByteBuffer payload) {
    return encoded(payload.remaining(), out -> encoder.ping(payload, out));
  }

  ByteBuf pong(ByteBuffer payload) {
    return encoded(payload.remaining(), out -> encoder.pong(payload, out));
  }

  ByteBuf close(int code, String reason) {
    return encoded(Frame.MAX_CONTROL_PAYLOAD, out -> encoder.close(code, reason, out));
  }

  /** The caller's buffer may be changed or released by others meanwhile: ours must not leak then. */
  private ByteBuf encoded(int size, Consumer<ByteBuf> encoding) {
    ByteBuf out = allocate(size);
    try {
      encoding.accept(out);
      return out;
    } catch (Throwable e) {
      out.release();
      throw e;
    }
  }

  private ByteBuf allocate(int payload) {
    long fragments = payload / FrameEncoder.MAX_FRAGMENT + 1L;
    return allocator.ioBuffer((int) Math.min(payload + fragments * HEADER, Integer.MAX_VALUE));
  }
}
