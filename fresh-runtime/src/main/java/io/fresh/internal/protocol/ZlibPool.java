// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Where the connections of a thread get zlib's state from, which lies outside of the heap: up to 270 KB to deflate, 40 KB to inflate; and
 * room in the heap for what is inflated. It is made when it is needed, and one of each kind is kept for the next who needs it. So those
 * who need it for the time of a message only share one, however many they are. Belongs to its thread.
 */
public final class ZlibPool implements AutoCloseable {

  /** Most messages need no more. Where zlib has room beyond the end of a message it does not have to look for the end of the room. */
  private static final int ROOM = 64 << 10;

  /** May be asked by any thread. */
  private final AtomicInteger live = new AtomicInteger();

  private @Nullable Inflater inflater;
  private @Nullable Deflater deflater;
  private @Nullable ByteBuf room;
  private int level;
  private boolean closed;

  /** Creates a pool that holds nothing. */
  public ZlibPool() {}

  /**
   * How much zlib state there is, kept or taken. For any thread.
   *
   * @return how many inflaters and deflaters have been made and not ended
   */
  public int live() {
    return live.get();
  }

  /** One that has read nothing, for raw deflate; to be given back. */
  Inflater takeInflater() {
    Inflater kept = inflater;
    inflater = null;
    if (kept == null) {
      kept = new Inflater(true);
      live.incrementAndGet();
    }
    return kept;
  }

  /** Takes back what {@link #takeInflater} has given, whatever state it is in. */
  void giveBack(Inflater used) {
    if (closed || inflater != null) {
      end(used);
    } else {
      used.reset();
      inflater = used;
    }
  }

  /** An empty buffer with an array; to be given back. */
  ByteBuf takeRoom() {
    ByteBuf kept = room;
    room = null;
    return kept == null ? Unpooled.wrappedBuffer(new byte[ROOM]).clear() : kept;
  }

  /** Takes back what {@link #takeRoom} has given. */
  void giveBack(ByteBuf used) {
    room = used.clear();
  }

  /** One that has written nothing, for raw deflate; to be given back. */
  Deflater takeDeflater(int atLevel) {
    Deflater kept = deflater;
    deflater = null;
    if (kept != null && level != atLevel) {
      end(kept);
      kept = null;
    }
    if (kept == null) {
      kept = new Deflater(atLevel, true);
      live.incrementAndGet();
    }
    return kept;
  }

  /** Takes back what {@link #takeDeflater} has given for a level, whatever state it is in. */
  void giveBack(Deflater used, int atLevel) {
    if (closed || deflater != null) {
      end(used);
    } else {
      used.reset();
      deflater = used;
      level = atLevel;
    }
  }

  /** Frees what is kept. What is given back later is freed at once. */
  @Override
  public void close() {
    closed = true;
    room = null;
    if (inflater != null) {
      end(inflater);
      inflater = null;
    }
    if (deflater != null) {
      end(deflater);
      deflater = null;
    }
  }

  private void end(Inflater ended) {
    ended.end();
    live.decrementAndGet();
  }

  private void end(Deflater ended) {
    ended.end();
    live.decrementAndGet();
  }
}
