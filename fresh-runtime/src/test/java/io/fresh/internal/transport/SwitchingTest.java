// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.FreshException;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.internal.protocol.Redirects;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.internal.protocol.UpgradeRequest;
import io.fresh.internal.protocol.WebSocketUri;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the answer ends and the frames begin. */
class SwitchingTest {

  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LIMIT = 1024;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Outcome outcome = new Outcome();
  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void whatFollowsTheAnswerIsReadAsFramesWhereverTheAnswerIsCut() {
    int length = answer(accept("any"), "").length;
    byte[] follows = bytes(5000);
    for (int cut = 1; cut <= length; cut++) {
      SwitchingTest other = new SwitchingTest();
      byte[] answer = answer(other.upgrade(), "");
      byte[] whole = Arrays.copyOf(answer, answer.length + follows.length);
      System.arraycopy(follows, 0, whole, answer.length, follows.length);
      other.read(Arrays.copyOf(whole, cut));
      other.read(Arrays.copyOfRange(whole, cut, whole.length));
      other.read(follows);

      assertThat(other.outcome.established).as("cut at %d", cut).isEqualTo(1);
      assertThat(other.frames.toByteArray()).isEqualTo(twice(follows));
      other.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n"
      })
  void anAcceptanceHasNoBodyWhateverItSays(String header) {
    byte[] follows = "4\r\nbody\r\n0\r\n\r\n".getBytes(ISO_8859_1);
    read(answer(upgrade(), header));
    read(follows);

    assertThat(outcome.established).isEqualTo(1);
    assertThat(frames.toByteArray()).isEqualTo(follows);
  }

  @Test
  void interimAnswersAreNoneHoweverMany() {
    String accept = upgrade();
    for (int i = 0; i < 100; i++) {
      read("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".getBytes(ISO_8859_1));
    }
    read(answer(accept, ""));

    assertThat(outcome.established).isEqualTo(1);
  }

  @Test
  void aSecondAnswerIsReadAsFrames() {
    String accept = upgrade();
    byte[] again = answer(accept, "");
    read(twice(again));

    assertThat(outcome.established).isEqualTo(1);
    assertThat(frames.toByteArray()).isEqualTo(again);
  }

  @Test
  void aHeadOfTheLimitIsReadAndOneBeyondIsNot() {
    read(answer(upgrade(), "A: " + "a".repeat(LIMIT / 2 - 3) + "\r\n"));
    assertThat(outcome.established).isEqualTo(1);

    SwitchingTest beyond = new SwitchingTest();
    beyond.read(answer(beyond.upgrade(), "A: " + "a".repeat(LIMIT) + "\r\n"));
    assertThat(beyond.outcome.errors).singleElement().isInstanceOf(ProcessingFailed.class);
    beyond.close();
  }

  @Test
  void nothingIsReadBehindAnAnswerThatIsRefused() {
    upgrade();
    read(twice(answer("wrong", "")));

    assertThat(outcome.established).isZero();
    assertThat(outcome.errors).hasSize(1);
    assertThat(frames.size()).isZero();
  }

  /** Returns what the server has to answer to the request's key. */
  private String upgrade() {
    UpgradeOptions options = UpgradeOptions.builder().maxResponseHeadBytes(LIMIT).build();
    channel
        .pipeline()
        .addLast(UpgradeHandler.decoder(options))
        .addLast(
            new UpgradeHandler(
                Wires.embedded(channel, TransportOptions.defaults(), outcome),
                request(),
                new Redirects(0, 0),
                options,
                1,
                InstantSource.system(),
                accepted -> new Frames()));
    ByteBuf written = channel.readOutbound();
    String text = written.toString(ISO_8859_1);
    written.release();
    return accept(text.replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1"));
  }

  private static UpgradeRequest request() {
    return UpgradeRequest.of(
        WebSocketUri.parse("ws://example.com/"),
        Headers.empty(),
        List.of(),
        Deflate.off(),
        new SecureRandom());
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest((key + ACCEPT_SUFFIX).getBytes(ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] answer(String accept, String more) {
    return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + more
            + "Sec-WebSocket-Accept: "
            + accept
            + "\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private void read(byte[] bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] twice(byte[] bytes) {
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    return twice;
  }

  private final class Frames extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      byte[] copy = new byte[bytes.readableBytes()];
      bytes.readBytes(copy).release();
      frames.writeBytes(copy);
    }
  }

  private static final class Outcome implements WireListener {
    final List<FreshException> errors = new ArrayList<>();
    int established;

    @Override
    public void answered() {}

    @Override
    public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
      errors.add(error);
    }

    @Override
    public void redirected(Redirected redirect) {
      throw new AssertionError("Expected no redirect");
    }

    @Override
    public void established(Handshake handshake) {
      established++;
    }

    @Override
    public void heard() {}

    @Override
    public void violated(int closeCode, String message) {}

    @Override
    public void batchBegins() {}

    @Override
    public void batchEnded() {}

    @Override
    public void dataWritten() {}

    @Override
    public void readTurnEnded(long incompleteMessage, boolean data) {}

    @Override
    public void roomAgain() {}

    @Override
    public void readingPaused() {}

    @Override
    public void readingResumed() {}

    @Override
    public void lost(@Nullable Throwable cause) {}
  }
}
