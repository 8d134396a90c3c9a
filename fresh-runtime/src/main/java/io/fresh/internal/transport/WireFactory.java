// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Options;
import io.fresh.internal.protocol.DecoderLimits;
import io.fresh.internal.protocol.DeflateTerms;
import io.fresh.internal.protocol.FrameDecoder;
import io.fresh.internal.protocol.MessageInflater;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.internal.protocol.Redirects;
import io.fresh.internal.protocol.UpgradeRequest;
import io.fresh.spi.MessageForm;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** Makes the dials and wires of one connection, by its options. */
final class WireFactory {

  private final Environment environment;
  private final Dialing dialing;
  private final Frames frames;
  private final Target target;
  private final Options options;
  private final MessageForm textForm;
  private final MessageForm binaryForm;

  WireFactory(
      Environment environment,
      Dialing dialing,
      Frames frames,
      Target target,
      Options options,
      MessageForm textForm,
      MessageForm binaryForm) {
    this.environment = environment;
    this.dialing = dialing;
    this.frames = frames;
    this.target = target;
    this.options = options;
    this.textForm = textForm;
    this.binaryForm = binaryForm;
  }

  Environment environment() {
    return environment;
  }

  Options options() {
    return options;
  }

  Frames frames() {
    return frames;
  }

  /** What an attempt reaches unless suppliers say otherwise. */
  Target target() {
    return target;
  }

  Suppliers suppliers() {
    return new Suppliers(options, target, dialing.suppliers());
  }

  Dial dial(Target to, LoopGroups.Lease lease, Dial.Listener listener) {
    return new Dial(dialing, to.uri(), to.transport(options.transport()), lease, listener);
  }

  /** A wire over a channel that is up; it keeps the event loop until the channel is closed. */
  Wire wire(Channel channel, LoopGroups.Lease lease, WireListener listener) {
    return new Wire(channel, lease.share(), options.transport(), listener);
  }

  /** Writes the upgrade request, and decodes frames once the answer has been verified. */
  void upgrade(
      Wire wire,
      Target to,
      MessageSink sink,
      LoopGroups.Lease lease,
      int attempt,
      WireListener listener) {
    UpgradeRequest request =
        UpgradeRequest.of(
            to.uri(),
            to.headers(),
            options.upgrade().subprotocols(),
            options.upgrade().deflate(),
            environment.secrets());
    Redirects redirects = new Redirects(to.redirects(), options.upgrade().redirects());
    wire.channel()
        .pipeline()
        .addLast(UpgradeHandler.decoder(options.upgrade()))
        .addLast(
            new UpgradeHandler(
                wire,
                request,
                redirects,
                options.upgrade(),
                attempt,
                environment.wallClock(),
                accepted -> frameHandler(wire, accepted.deflate(), sink, lease, listener)));
  }

  /** What reads the frames once it is known how they are to be read. */
  private FrameHandler frameHandler(
      Wire wire,
      @Nullable DeflateTerms terms,
      MessageSink sink,
      LoopGroups.Lease lease,
      WireListener listener) {
    MessageInflater inflater = null;
    if (terms != null) {
      inflater = new MessageInflater(lease.zlib(), lease.scratch(), terms);
      wire.outbound().deflate(frames.deflater(lease.zlib(), terms, options.upgrade().deflate()));
    }
    FrameDecoder decoder =
        new FrameDecoder(
            wire.channel().alloc(), limits(), textForm, binaryForm, lease.scratch(), inflater);
    FrameHandler handler = new FrameHandler(wire, decoder, sink, listener);
    wire.readBy(handler);
    return handler;
  }

  private DecoderLimits limits() {
    return new DecoderLimits(
        options.upgrade().maxFrameBytes(),
        options.upgrade().maxMessageBytes(),
        options.upgrade().maxFragments());
  }
}
