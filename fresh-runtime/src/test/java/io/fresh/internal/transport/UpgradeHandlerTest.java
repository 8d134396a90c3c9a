// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.FreshException;
import io.fresh.FreshException.UpgradingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.internal.protocol.Redirects;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.internal.protocol.UpgradeRequest;
import io.fresh.internal.protocol.WebSocketUri;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What no server can bring about: that the request itself is not written. */
class UpgradeHandlerTest {

  private final IOException broken = new IOException("broken");
  private final EmbeddedChannel channel = new EmbeddedChannel(new Unwritable());
  private final Failures failures = new Failures();
  private final Wire wire = Wires.embedded(channel, TransportOptions.defaults(), failures);

  @Test
  void requestThatCannotBeWrittenFailsTheAttemptOnceAndEndsTheTransport() {
    channel
        .pipeline()
        .addLast(UpgradeHandler.decoder(UpgradeOptions.defaults()))
        .addLast(handler());
    channel.runPendingTasks(); // the end of the stream, which is no second failure

    assertThat(failures.errors).hasSize(1);
    assertThat(failures.errors.get(0))
        .isInstanceOf(UpgradingFailed.class)
        .hasMessage("Could not write the upgrade request")
        .hasCause(broken);
    assertThat(channel.isOpen()).isFalse();
  }

  private ChannelHandler handler() {
    UpgradeRequest request =
        UpgradeRequest.of(
            WebSocketUri.parse("ws://example.com/"),
            Headers.empty(),
            List.of(),
            Deflate.off(),
            new SecureRandom());
    return new UpgradeHandler(
        wire,
        request,
        new Redirects(0, 0),
        UpgradeOptions.defaults(),
        1,
        InstantSource.system(),
        accepted -> new ChannelInboundHandlerAdapter());
  }

  private final class Unwritable extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      promise.setFailure(broken);
    }
  }

  private static final class Failures implements WireListener {
    final List<FreshException> errors = new ArrayList<>();

    @Override
    public void answered() {
      throw new AssertionError("Expected no answer");
    }

    @Override
    public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
      errors.add(error);
    }

    @Override
    public void redirected(Redirected redirect) {
      throw unexpected();
    }

    @Override
    public void established(Handshake handshake) {
      throw unexpected();
    }

    @Override
    public void heard() {
      throw unexpected();
    }

    @Override
    public void violated(int closeCode, String message) {
      throw unexpected();
    }

    @Override
    public void batchBegins() {
      throw unexpected();
    }

    @Override
    public void batchEnded() {
      throw unexpected();
    }

    @Override
    public void dataWritten() {
      throw unexpected();
    }

    @Override
    public void readTurnEnded(long incompleteMessage, boolean data) {
      throw unexpected();
    }

    @Override
    public void roomAgain() {
      throw new AssertionError("nothing is sent here");
    }

    @Override
    public void readingPaused() {}

    @Override
    public void readingResumed() {}

    @Override
    public void lost(@Nullable Throwable cause) {
      throw unexpected();
    }

    private static AssertionError unexpected() {
      return new AssertionError("Expected that the attempt fails, and nothing else");
    }
  }
}
