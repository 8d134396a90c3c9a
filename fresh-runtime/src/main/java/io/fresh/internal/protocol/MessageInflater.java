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
 * <p>The window of zlib is read out of it where zlib has to go and what follows may refer back: when the connection hibernates, and before a
 * message that opens with a last block, as the JDK's inflater has to be reset after one.
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

  /** The bit of the first byte of a block that says that it is the last (RFC 1951 §3.2.3). */
  private static final int LAST_BLOCK = 1;

  private final ZlibPool pool;
  private final Scratch scratch;
  private final boolean takeover;

  /** What the end of a message is tried with. */
  private final byte[] probe = new byte[1];

  private @Nullable Inflater inflater;

  /** The window of the inflater that was given back for the time of a hibernation. */
  private byte @Nullable [] window;

  /** How much of a window the inflater was given at its beginning. */
  private int primed;

  /** What the inflater has to remember beyond its own reset; null until the server has sent a last block. */
  private @Nullable History history;

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
    if (!begun) {
      begin(in.getByte(index));
    }
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

  /** A message begins, or goes on behind a last block. */
  private void begin(byte first) {
    begun = true;
    if (takeover && history == null && (first & LAST_BLOCK) != 0) {
      Inflater zlib = state();
      byte[] known = WindowReader.read(zlib, remembered(zlib));
      history = new History(known == null ? NOTHING : known);
      zlib.reset();
      history.prime(zlib);
    }
  }

  private Inflater state() {
    Inflater zlib = inflater;
    if (zlib == null) {
      zlib = pool.takeInflater();
      inflater = zlib;
      wake(zlib);
    }
    return zlib;
  }

  private void wake(Inflater zlib) {
    if (window != null) {
      zlib.setDictionary(window);
      primed = window.length;
      window = null;
    } else if (history != null) {
      history.prime(zlib);
    }
  }

  /** How far back the next message can refer. */
  private int remembered(Inflater zlib) {
    return (int) Math.min(History.MAX_WINDOW, primed + zlib.getBytesWritten());
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
      int inflated = zlib.inflate(out, from, room);
      remember(out, from, inflated);
      while (inflated < room && zlib.finished() && beginAgain(zlib, out, from, inflated)) {
        int more = zlib.inflate(out, from + inflated, room - inflated);
        remember(out, from + inflated, more);
        inflated += more;
      }
      return inflated;
    } catch (DataFormatException e) { // its message may tell of the payload
      throw ProtocolViolation.invalidPayload(
          "Expected a message that was compressed by DEFLATE, was not (RFC 7692 §7.2.2)");
    }
  }

  private void remember(byte[] out, int from, int inflated) {
    if (history != null) {
      history.append(out, from, inflated);
    }
  }

  /**
   * After a last block other blocks may follow, at the next whole byte (§7.2.1). Returns whether they do. Of what came before the first
   * last block of a connection, if it does not open its message, only what has just been inflated is still at hand.
   */
  private boolean beginAgain(Inflater zlib, byte[] out, int from, int inflated) {
    if (takeover && history == null) {
      history = new History(NOTHING);
      history.append(out, from, inflated);
    }
    int rest = zlib.getRemaining();
    resetAndPrime(zlib);
    zlib.setInput(input, inputEnd - rest, rest);
    begun = rest > 0;
    return begun;
  }

  private void resetAndPrime(Inflater zlib) {
    zlib.reset();
    primed = 0;
    if (history != null) {
      history.prime(zlib);
    }
  }

  /** Room of the thread for what is inflated; to be given back. */
  ByteBuf takeRoom() {
    return pool.takeRoom();
  }

  /** Takes back what {@link #takeRoom} has given. */
  void giveBack(ByteBuf room) {
    pool.giveBack(room);
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
      if (takeover && zlib.finished()) { // the tail was the end of a last block
        beginAgain(zlib, NOTHING, 0, 0);
      }
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

  /** Gives back zlib's state between two messages, and keeps of it what the next one may refer to. */
  void hibernate() {
    Inflater zlib = inflater;
    if (zlib == null) {
      return;
    }
    if (history == null) {
      window = WindowReader.read(zlib, remembered(zlib));
    }
    giveBack(zlib);
  }

  /** Gives back what is held, also in the midst of a message. May be called twice. */
  @Override
  public void close() {
    if (inflater != null) {
      giveBack(inflater);
    }
    window = null;
    history = null;
    input = NOTHING;
    begun = false;
  }

  private void giveBack(Inflater zlib) {
    pool.giveBack(zlib);
    inflater = null;
    primed = 0;
  }
}
