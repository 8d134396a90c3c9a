// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.internal.protocol.WebSocketUri;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a transport ends (RFC 6455 §7.1.1), in a time that the test makes pass. */
class WireTest {

  private static final Redirected REDIRECT =
      new Redirected(WebSocketUri.parse("ws://example.com/"), false);

  private static final Duration LINGER = Duration.ofSeconds(2);

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final List<String> heard = new ArrayList<>();
  private final Wire wire =
      Wires.embedded(
          channel, TransportOptions.builder().lingerTimeout(LINGER).build(), new Recorder());

  @BeforeEach
  void open() {
    channel.freezeTime();
    wire.established(new Handshake(101, Headers.empty(), null, 1));
    heard.clear();
  }

  @Test
  void theServerIsLeftToEndTcp() {
    wire.release();
    pass(LINGER.minusMillis(1));
    assertThat(channel.isOpen()).isTrue();

    channel.close(); // as the server does
    wire.ended();

    assertThat(channel.hasPendingTasks()).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void theWaitForTheServerToEndTcpIsBounded() {
    wire.release();

    pass(LINGER);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void anAbortEndsTcpAtOnce() {
    wire.abort();
    wire.ended();

    assertThat(channel.isOpen()).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void aRedirectIsHeardOfOnceTcpHasEndedAndNothingAfterIt() {
    Wire asking = Wires.embedded(channel, TransportOptions.defaults(), new Recorder());

    asking.redirected(REDIRECT);
    asking.redirected(REDIRECT);
    asking.attemptFailed(new ProcessingFailed("too late", null), null);
    asking.ended();

    assertThat(heard).containsExactly("redirected");
  }

  @Test
  void aRedirectThatComesAfterTheAbortIsNotHeardOf() {
    Wire asking = Wires.embedded(channel, TransportOptions.defaults(), new Recorder());
    asking.abort();

    asking.redirected(REDIRECT);

    assertThat(heard).isEmpty();
  }

  @Test
  void theEndOfAnOpenTransportIsHeardOfOnce() {
    channel.close();
    wire.ended();
    wire.ended();

    assertThat(heard).containsExactly("lost");
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
  }

  private final class Recorder implements WireListener {
    @Override
    public void answered() {
      heard.add("answered");
    }

    @Override
    public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
      heard.add("attempt failed");
    }

    @Override
    public void redirected(Redirected redirect) {
      heard.add(channel.isOpen() ? "redirected too early" : "redirected");
    }

    @Override
    public void established(Handshake handshake) {
      heard.add("established");
    }

    @Override
    public void heard() {
      heard.add("bytes");
    }

    @Override
    public void violated(int closeCode, String message) {
      heard.add("violated " + closeCode);
    }

    @Override
    public void batchBegins() {}

    @Override
    public void batchEnded() {}

    @Override
    public void dataWritten() {}

    @Override
    public void readTurnEnded(long incompleteMessage, boolean data) {
      heard.add("read");
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
      heard.add("lost");
    }
  }
}
