// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates the compressed messages of one connection, piece by piece, in the order of the wire (RFC 7692 §7.2.2). Has zlib's state from
 * its first compressed message on, or only within one if the server begins anew with each.
 *
 * <p>Owned by the thread of its pool. {@link #close()} gives back what it holds.
 */
public final class MessageInflater implements AutoCloseable {

  /** What the sender has removed from the end of a message: the rest of an empty block (§7.2.1). */
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /** The same, and a last block that is empty: zlib then tells whether the message has ended where a block ends. */
  private static final byte[] TAIL_AND_END = {
    0, 0, (byte) 0xFF, (byte) 0xFF, 1, 0, 0, (byte) 0xFF, (byte) 0xFF
  };

  private static final byte[] NOTHING = {};

  private final ZlibPool pool;
  private final Scratch scratch;
  private final boolean takeover;

  /** What the end of a message is tried with. */
  private final byte[] probe = new byte[1];

  private @Nullable Inflater inflater;

  private byte[] input = NOTHING;
  private int inputEnd;

  /** Something of the message has come since it began, or since a last block. */
  private boolean begun;

  /**
   * Creates an inflater that holds nothing.
   *
   * @param pool of the owning thread
   * @param scratch of the owning thread
   * @param terms what was agreed on
   */
  public MessageInflater(ZlibPool pool, Scratch scratch, DeflateTerms terms) {
    this.pool = pool;
    this.scratch = scratch;
    this.takeover = terms.serverTakeover();
  }

  /** Takes the next piece of a message; it must not change until it is inflated. */
  void feed(ByteBuf in, int index, int length) {
    if (length == 0) {
      return;
    }
    begun = true;
    if (in.hasArray()) {
      feed(in.array(), in.arrayOffset() + index, length);
    } else {
      feed(scratch.copy(in, index, length), 0, length);
    }
  }

  private void feed(byte[] bytes, int offset, int length) {
    input = bytes;
    inputEnd = offset + length;
    state().setInput(bytes, offset, length);
  }

  private Inflater state() {
    if (inflater == null) {
      inflater = pool.takeInflater();
    }
    return inflater;
  }

  /**
   * Inflates what has been fed into a range of an array.
   *
   * @return how many bytes it became; fewer than there is room for once all of it is inflated
   */
  int inflate(byte[] out, int from, int room) throws ProtocolViolation {
    Inflater zlib = inflater;
    if (zlib == null) {
      return 0;
    }
    try {
      int inflated = 0;
      int more;
      do {
        more = zlib.inflate(out, from + inflated, room - inflated);
        inflated += more;
      } while (inflated < room && (more > 0 || beginAgain(zlib)));
      return inflated;
    } catch (DataFormatException e) { // its message may tell of the payload
      throw ProtocolViolation.invalidPayload(
          "Expected a message that was compressed by DEFLATE, was not (RFC 7692 §7.2.2)");
    }
  }

  /** After a last block other blocks may follow, at the next whole byte (§7.2.1). Returns whether they do. */
  private boolean beginAgain(Inflater zlib) {
    if (!zlib.finished()) {
      return false;
    }
    int rest = zlib.getRemaining();
    zlib.reset();
    zlib.setInput(input, inputEnd - rest, rest);
    begun = rest > 0;
    return begun;
  }

  /**
   * Ends the message, all of which has been inflated.
   *
   * @throws ProtocolViolation if it is known to end within a block
   */
  void endMessage() throws ProtocolViolation {
    Inflater zlib = inflater;
    if (zlib != null && begun) {
      end(zlib);
    }
    begun = false;
    input = NOTHING;
    if (!takeover) {
      close();
    }
  }

  /** A block that has not ended takes the tail for its own: what comes of it, or that no block ends after it, tells. */
  private void end(Inflater zlib) throws ProtocolViolation {
    byte[] tail = takeover ? TAIL : TAIL_AND_END;
    zlib.setInput(tail);
    boolean ended;
    try {
      ended = zlib.inflate(probe) == 0 && (takeover || zlib.finished());
    } catch (DataFormatException e) {
      ended = false;
    }
    if (!ended) {
      throw ProtocolViolation.invalidPayload(
          "Expected a compressed message to end with its last block, it ended before (RFC 7692 §7.2.1)");
    }
  }

  /** Gives back what is held, also in the midst of a message. May be called twice. */
  @Override
  public void close() {
    if (inflater != null) {
      pool.giveBack(inflater);
      inflater = null;
    }
    input = NOTHING;
    begun = false;
  }
}
