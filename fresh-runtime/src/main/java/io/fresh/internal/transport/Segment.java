// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.buffer.ByteBufConvertible;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** A link of the chain that {@link Offers} is: a batch of small messages, or one message of its own. */
abstract sealed class Segment permits Batch, Segment.Single {

  /** Null for the last, and for a moment for one that is not the last any more. */
  private volatile @Nullable Segment next;

  final @Nullable Segment next() {
    return next;
  }

  /** Links what follows; called once. */
  final void link(Segment following) {
    next = following;
  }

  /** Adds a message in a frame. Returns whether there was a place for it here. From any thread. */
  abstract boolean add(byte[] frame, int from, int length);

  /** What a batch that follows should have. From any thread. */
  abstract int nextCapacity();

  /** Hands over what is in it, once; nothing is added any more. On the event loop. */
  abstract ByteBufConvertible take();

  /** One message. */
  static final class Single extends Segment {

    /** Nothing once it has been taken: the last segment of a connection stays in its chain. */
    private ByteBufConvertible message;

    Single(ByteBufConvertible message) {
      this.message = message;
    }

    /** What a chain begins with, as if it had been taken. */
    static Single taken() {
      return new Single(Unpooled.EMPTY_BUFFER);
    }

    @Override
    boolean add(byte[] frame, int from, int length) {
      return false;
    }

    @Override
    int nextCapacity() {
      return Batch.MIN_CAPACITY;
    }

    @Override
    ByteBufConvertible take() {
      ByteBufConvertible taken = message;
      message = Unpooled.EMPTY_BUFFER;
      return taken;
    }
  }
}
