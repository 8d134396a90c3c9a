// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.protocol.ProxyDialogue;
import io.fresh.internal.protocol.ProxyRefusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a channel to a proxy one whose far end is the server, then leaves it: the bytes that came behind the proxy's yes go to
 * the handler that the listener has added. Has no time limit of its own.
 */
final class Tunnel extends ByteToMessageDecoder {

  /** Hears of the outcome, once, on the event loop. */
  interface Listener {
    void opened();

    /** The channel is still to be closed. */
    void refused(String why, @Nullable Throwable cause, boolean retryable);
  }

  private final ProxyDialogue dialogue;
  private final Listener listener;

  private boolean done;

  Tunnel(ProxyDialogue dialogue, Listener listener) {
    this.dialogue = dialogue;
    this.listener = listener;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    try {
      dialogue.begin(message -> say(ctx, message));
    } catch (ProxyRefusal refusal) {
      refused(refusal.getMessage(), null, refusal.isRetryable());
    }
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (done) {
      in.skipBytes(in.readableBytes()); // says more after its no
      return;
    }
    try {
      if (dialogue.read(in, message -> say(ctx, message))) {
        done = true;
        listener.opened();
        ctx.pipeline().remove(this);
      }
    } catch (ProxyRefusal refusal) {
      refused(refusal.getMessage(), null, refusal.isRetryable());
    }
  }

  /** A failure to write ends the channel, which is heard of in its own way. */
  private static void say(ChannelHandlerContext ctx, byte[] message) {
    ctx.writeAndFlush(Unpooled.wrappedBuffer(message));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    super.channelInactive(ctx); // what has come before the end is read first
    refused("it closed the connection", null, true);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    refused("the connection to it failed", cause, true);
  }

  private void refused(String why, @Nullable Throwable cause, boolean retryable) {
    if (!done) {
      done = true;
      listener.refused(why, cause, retryable);
    }
  }
}
