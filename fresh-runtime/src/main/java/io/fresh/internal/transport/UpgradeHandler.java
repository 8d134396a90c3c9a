// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.FreshException.EstablishingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.FreshException.UpgradingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.UpgradeOptions;
import io.fresh.internal.protocol.Redirects;
import io.fresh.internal.protocol.RetryAfter;
import io.fresh.internal.protocol.UpgradeAnswer;
import io.fresh.internal.protocol.UpgradeRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Performs the opening handshake on a transport that is up (RFC 6455 §4.1), then makes way for the handler of the frames, which gets
 * the bytes that came behind the 101.
 */
final class UpgradeHandler extends ChannelInboundHandlerAdapter {

  private static final int SWITCHING_PROTOCOLS = 101;

  /** A quarter of the head is more than any status line needs. */
  private static final int STATUS_LINE_SHARE = 4;

  /** How long the body of a refusal is waited for: the error must not hang on a body that never ends. */
  private static final long BODY_MILLIS = 1000;

  private final Wire wire;
  private final UpgradeRequest request;
  private final Redirects redirects;
  private final UpgradeOptions options;
  private final int attempt;
  private final InstantSource clock;
  private final Function<UpgradeAnswer.Accepted, ChannelHandler> frames;

  private @Nullable HttpResponse response;
  private @Nullable UpgradeAnswer answer;
  private Headers headers = Headers.empty();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable ScheduledFuture<?> judgement;
  private boolean done;

  /**
   * Creates a handler for one handshake.
   *
   * @param frames makes what reads the frames, by what was agreed on
   */
  UpgradeHandler(
      Wire wire,
      UpgradeRequest request,
      Redirects redirects,
      UpgradeOptions options,
      int attempt,
      InstantSource clock,
      Function<UpgradeAnswer.Accepted, ChannelHandler> frames) {
    this.wire = wire;
    this.request = request;
    this.redirects = redirects;
    this.options = options;
    this.attempt = attempt;
    this.clock = clock;
    this.frames = frames;
  }

  /** Reads HTTP/1.1 with the limits of the options; only headers are bounded here, the body by this handler. */
  static HttpResponseDecoder decoder(UpgradeOptions options) {
    int statusLine = options.maxResponseHeadBytes() / STATUS_LINE_SHARE;
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(statusLine)
            .setMaxHeaderSize(options.maxResponseHeadBytes() - statusLine)
            .setChunkedSupported(true);
    return new HttpResponseDecoder(config);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(Unpooled.wrappedBuffer(request.encoded()))
        .addListener(
            written -> {
              if (!written.isSuccess() && !done) {
                done = true;
                wire.attemptFailed(
                    new UpgradingFailed("Could not write the upgrade request", written.cause()),
                    null);
              }
            });
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (done) {
        return;
      }
      if (message instanceof HttpResponse head) {
        read(ctx, head);
      }
      if (message instanceof HttpContent content && response != null && !done) {
        read(ctx, response, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(ChannelHandlerContext ctx, HttpResponse head) {
    if (head.decoderResult().isFailure()) {
      // Without the decoder's error as cause: it quotes what the server has sent.
      fail(
          "Expected an HTTP/1.1 answer whose head has at most %d bytes: %s"
              .formatted(
                  options.maxResponseHeadBytes(),
                  head.decoderResult().cause().getClass().getSimpleName()),
          null);
      return;
    }
    int status = head.status().code();
    if (status < 200 && status != SWITCHING_PROTOCOLS) {
      return; // an interim answer, the real one follows (RFC 9110 §15.2)
    }
    if (head.headers().size() > options.maxResponseHeaders()) {
      fail(
          "Expected at most %d headers, were %d"
              .formatted(options.maxResponseHeaders(), head.headers().size()),
          null);
      return;
    }
    response = head;
    Headers.Builder copy = Headers.builder();
    try {
      for (Map.Entry<String, String> header : head.headers()) {
        copy.add(header.getKey(), header.getValue());
      }
    } catch (IllegalArgumentException e) {
      fail("Expected well-formed headers", e);
      return;
    }
    headers = copy.build();
    answer = UpgradeAnswer.of(request, redirects, status, head.status().reasonPhrase(), headers);
    if (answer instanceof UpgradeAnswer.Redirected redirected) {
      done = true; // nobody waits for its body
      wire.redirected(redirected);
      return;
    }
    wire.answered();
    if (status != SWITCHING_PROTOCOLS) {
      judgement =
          ctx.executor().schedule(() -> judge(ctx, head), BODY_MILLIS, TimeUnit.MILLISECONDS);
    } else if (answer instanceof UpgradeAnswer.Refused) {
      judge(ctx, head); // the decoder may wait for the body of an ancient draft
    } // else the end of the head follows at once
  }

  private void read(ChannelHandlerContext ctx, HttpResponse head, HttpContent content) {
    ByteBuf bytes = content.content();
    int kept = Math.min(bytes.readableBytes(), options.maxErrorBodyBytes() - body.size());
    body.writeBytes(ByteBufUtil.getBytes(bytes, bytes.readerIndex(), kept));
    if (content instanceof LastHttpContent || body.size() >= options.maxErrorBodyBytes()) {
      judge(ctx, head);
    }
  }

  private void judge(ChannelHandlerContext ctx, HttpResponse head) {
    if (done) {
      return;
    }
    done = true;
    if (judgement != null) {
      judgement.cancel(false);
    }
    int status = head.status().code();
    if (answer instanceof UpgradeAnswer.Refused refused) {
      wire.attemptFailed(
          new EstablishingFailed(
              refused.message(), status, headers, body.toByteArray(), refused.retryable()),
          RetryAfter.delay(status, headers, clock.instant()).orElse(null));
    } else if (answer instanceof UpgradeAnswer.Accepted accepted) {
      ctx.pipeline().addLast(frames.apply(accepted));
      wire.established(new Handshake(status, headers, accepted.subprotocol(), attempt));
      ctx.pipeline().remove(this);
      ctx.pipeline().remove(HttpResponseDecoder.class); // hands on the bytes behind the 101
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    HttpResponse head = response;
    if (!done && head != null && head.status().code() != SWITCHING_PROTOCOLS) {
      judge(ctx, head); // a refusal whose body ends with the stream
    } else {
      fail("Expected an answer to the upgrade request, but the stream ended", null);
    }
    wire.ended();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail("Expected an answer to the upgrade request, but the transport failed", cause);
  }

  private void fail(String expectation, @Nullable Throwable cause) {
    if (!done) {
      done = true;
      wire.attemptFailed(new ProcessingFailed(expectation + CauseText.of(cause), cause), null);
    }
  }
}
