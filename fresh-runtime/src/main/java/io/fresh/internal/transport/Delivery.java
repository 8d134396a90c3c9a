// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.SendOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufConvertible;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one message whose sender wants to know. The first word counts.
 *
 * <p>A queue holds encoded messages: of those about which there is nothing to say just their bytes, so that they cost no object more,
 * of the others a {@link Tracked}.
 */
final class Delivery implements ChannelFutureListener {

  /** An encoded message that somebody asks about, or that is not to be compressed. */
  private record Tracked(ByteBuf asByteBuf, @Nullable Delivery delivery, boolean uncompressed)
      implements ByteBufConvertible {}

  private final CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();

  /** What a queue is to hold. */
  static ByteBufConvertible track(
      ByteBuf message, @Nullable Delivery delivery, boolean uncompressed) {
    return delivery == null && !uncompressed
        ? message
        : new Tracked(message, delivery, uncompressed);
  }

  /** Whether a message may be compressed. */
  static boolean isCompressible(ByteBufConvertible message) {
    return !(message instanceof Tracked tracked && tracked.uncompressed);
  }

  /** The promise to write a message, or the last of its fragments, with. */
  static ChannelPromise promise(ByteBufConvertible message, Channel channel) {
    return message instanceof Tracked tracked && tracked.delivery != null
        ? channel.newPromise().addListener(tracked.delivery)
        : channel.voidPromise();
  }

  /** Releases a message no byte of which has been handed to a channel. */
  static void drop(ByteBufConvertible message) {
    message.asByteBuf().release();
    if (message instanceof Tracked tracked && tracked.delivery != null) {
      tracked.delivery.notSent();
    }
  }

  /** Releases what is left of a message; its beginning has been handed to a channel. */
  static void breakOff(ByteBufConvertible message) {
    message.asByteBuf().release();
    if (message instanceof Tracked tracked && tracked.delivery != null) {
      tracked.delivery.outcome.complete(SendOutcome.UNKNOWN);
    }
  }

  void notSent() {
    outcome.complete(SendOutcome.NOT_SENT);
  }

  @Override
  public void operationComplete(ChannelFuture written) {
    outcome.complete(written.isSuccess() ? SendOutcome.WRITTEN : SendOutcome.UNKNOWN);
  }

  CompletionStage<SendOutcome> stage() {
    return outcome.minimalCompletionStage();
  }
}
