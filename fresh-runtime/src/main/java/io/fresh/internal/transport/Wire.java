// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.netty.channel.Channel;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One transport that is up, from the upgrade request to its last byte. It ends in one of three ways: it is lost, it is aborted, or it
 * is released: then it writes what has been handed over, skips what arrives, and waits a little for the server to end TCP, which is
 * the server's part (RFC 6455 §7.1.1) and keeps a reset from overtaking our Close.
 */
final class Wire {

  private enum Phase {
    UPGRADING,
    OPEN,
    RELEASED,
    ENDED
  }

  private final Channel channel;
  private final Outbound outbound;
  private final Duration linger;
  private final WireListener listener;

  /** Null before the upgrade. */
  private @Nullable FrameHandler reader;

  private Phase phase = Phase.UPGRADING;
  private @Nullable Throwable cause;

  /**
   * Creates a wire.
   *
   * @param channel TCP, with TLS if it is asked for
   * @param lease given back when the channel has been closed
   */
  Wire(Channel channel, LoopGroups.Lease lease, TransportOptions options, WireListener listener) {
    this.channel = channel;
    this.outbound = new Outbound(channel, options, lease.memory(), listener);
    this.linger = options.lingerTimeout();
    this.listener = listener;
    channel.closeFuture().addListener(closed -> lease.close());
  }

  Outbound outbound() {
    return outbound;
  }

  Channel channel() {
    return channel;
  }

  /** Reads on where the handlers of messages did not keep up. */
  void resumeReading() {
    if (reader != null) {
      reader.resume(channel);
    }
  }

  /** There have been no messages for a while. */
  void hibernate() {
    outbound.trim();
    if (reader != null) {
      reader.hibernate();
    }
  }

  /** Frames will be read by this handler. */
  void readBy(FrameHandler handler) {
    reader = handler;
  }

  boolean isReleased() {
    return phase == Phase.RELEASED || phase == Phase.ENDED;
  }

  /** The server has begun to say something. */
  void answered() {
    if (phase == Phase.UPGRADING) {
      listener.answered();
    }
  }

  /** The server has said yes. */
  void established(Handshake handshake) {
    if (phase == Phase.UPGRADING) {
      phase = Phase.OPEN;
      listener.established(handshake);
    }
  }

  /** The server has named another place. */
  void redirected(Redirected redirect) {
    if (phase == Phase.UPGRADING) {
      phase = Phase.ENDED;
      channel.close();
      listener.redirected(redirect);
    }
  }

  /** The server has said no, or nothing of use. */
  void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
    if (phase == Phase.UPGRADING) {
      phase = Phase.ENDED;
      channel.close();
      listener.attemptFailed(error, retryAfter);
    }
  }

  /** An error of the transport; its end follows. The first error is the cause, others come of the end. */
  void failed(Throwable error) {
    if (cause == null && !(error instanceof ClosedChannelException)) { // says no more than the end
      cause = error;
    }
    channel.close();
  }

  /** The transport has ended. */
  void ended() {
    Phase before = phase;
    phase = Phase.ENDED;
    outbound.discard();
    if (before == Phase.OPEN) {
      listener.lost(cause);
    }
  }

  /** Drops the transport at once; the listener hears nothing any more. */
  void abort() {
    phase = Phase.ENDED;
    outbound.discard();
    resumeReading();
    channel.close();
  }

  /** Lets go of an open transport; the listener hears nothing any more. */
  void release() {
    if (phase != Phase.OPEN) {
      return;
    }
    phase = Phase.RELEASED;
    outbound.discard();
    resumeReading();
    var bound =
        channel.eventLoop().schedule(() -> channel.close(), linger.toNanos(), TimeUnit.NANOSECONDS);
    channel.closeFuture().addListener(closed -> bound.cancel(false));
  }
}
