// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.DecoderLimits;
import io.fresh.internal.protocol.FrameDecoder;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.internal.protocol.Scratch;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.spi.MessageForm;
import io.fresh.testing.WireFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the connection hears of reading, beside the messages. */
final class FrameHandlerTest {

  private static final byte[] LONG = WireFrame.of(WireFrame.BINARY, new byte[300_000]).bytes();
  private static final int REST = 100_000;

  private final List<String> heard = new ArrayList<>();
  private final Recorder recorder = new Recorder();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Wire wire = Wires.embedded(channel, TransportOptions.defaults(), recorder);
  private final Scratch scratch = new Scratch();
  private final FrameHandler handler =
      new FrameHandler(
          wire,
          new FrameDecoder(
              UnpooledByteBufAllocator.DEFAULT,
              DecoderLimits.DEFAULT,
              MessageForm.STRING,
              MessageForm.BUFFER,
              scratch),
          recorder,
          recorder);

  @BeforeEach
  void open() {
    wire.readBy(handler);
    channel.pipeline().addLast(handler);
    wire.established(new Handshake(101, Headers.empty(), null, 1));
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
    scratch.close();
  }

  @Test
  void batchIsAWholeBufferHoweverManyMessagesItHas() {
    channel.writeInbound(bytes(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c")));
    assertThat(heard).containsExactly("begin", "a", "b", "c", "end", "turn 0 with data");
  }

  @Test
  void batchEndsAlsoWhenTheConnectionEndsWithinIt() {
    recorder.release = true;
    channel.writeInbound(bytes(WireFrame.text("a")));
    assertThat(heard).containsExactly("begin", "a", "end");
  }

  @Test
  void batchEndsAlsoWhenThePeerBreaksARule() {
    channel.writeInbound(bytes(WireFrame.of(0x3, new byte[1])));
    assertThat(heard).startsWith("begin", "end");
  }

  @Test
  void controlFramesAreNoData() {
    channel.writeInbound(bytes(WireFrame.of(WireFrame.PING, new byte[3])));
    assertThat(heard).containsExactly("begin", "end", "turn 0");
  }

  @Test
  void eachPartOfAMessageIsData() {
    channel.writeInbound(bytes(WireFrame.text("a").unfinished()));
    channel.writeInbound(bytes(WireFrame.of(WireFrame.CONTINUATION, new byte[] {'b'})));
    channel.writeInbound(bytes(WireFrame.of(WireFrame.PING, new byte[3])));

    assertThat(heard)
        .filteredOn(line -> line.startsWith("turn"))
        .containsExactly("turn 1 with data", "turn 0 with data", "turn 0");
  }

  // ---- a sink that is full ----

  @Test
  void nothingIsDecodedOrReadWhileTheSinkIsFull() {
    recorder.room = 1;
    channel.writeInbound(bytes(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c")));

    assertThat(heard).containsExactly("begin", "a", "end", "paused", "turn 0 with data");
    assertThat(channel.config().isAutoRead()).isFalse();
  }

  /** The handlers make room on a thread of their own. */
  @Test
  void nothingIsLostWhenThereIsRoomAgainBeforeItIsKept() {
    recorder.room = 1;
    recorder.roomComesAtOnce = true;
    channel.writeInbound(bytes(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c")));
    wire.resumeReading();
    assertThat(heard).containsSubsequence("a", "b", "c");
  }

  @Test
  void whatWasKeptIsDecodedFirstWhenThereIsRoom() {
    recorder.room = 1;
    channel.writeInbound(bytes(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c")));
    channel.writeInbound(bytes(WireFrame.text("d")));
    heard.clear();

    recorder.room = 2;
    wire.resumeReading();
    assertThat(heard).contains("b", "c").doesNotContain("d", "resumed");
    assertThat(channel.config().isAutoRead()).isFalse();

    recorder.room = 2;
    wire.resumeReading();
    assertThat(heard).containsSubsequence("b", "c", "d", "resumed");
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void aMessageThatIsCutWhereTheRoomEndsIsReadToItsEnd() {
    byte[] whole = WireFrame.text("abc").bytes();
    recorder.room = 1;
    channel.writeInbound(
        Unpooled.wrappedBuffer(
            Unpooled.wrappedBuffer(WireFrame.text("x").bytes()),
            Unpooled.copiedBuffer(whole, 0, 3)));
    channel.writeInbound(Unpooled.copiedBuffer(whole, 3, whole.length - 3));
    recorder.room = 9;
    wire.resumeReading();

    assertThat(heard).containsSubsequence("x", "paused", "abc", "resumed");
  }

  @Test
  void tinyMessagesOfOneLargeReadDoNotPileUp() {
    ByteBuf many = Unpooled.buffer(2 << 20);
    while (many.writableBytes() >= 2) {
      many.writeByte(0x81).writeByte(0);
    }
    recorder.room = 10;
    channel.writeInbound(many);

    assertThat(heard).filteredOn(String::isEmpty).hasSize(10);
    assertThat(many.readableBytes()).isEqualTo((2 << 20) - 20);
  }

  @Test
  void theEndOfTheChannelIsHeardBehindWhatWasKept() {
    recorder.room = 1;
    channel.writeInbound(bytes(WireFrame.text("a"), WireFrame.text("b")));
    channel.close();
    assertThat(heard).doesNotContain("b", "lost");

    recorder.room = 9;
    wire.resumeReading();
    assertThat(heard).containsSubsequence("a", "paused", "b", "lost");
  }

  /** As one that throws in a read ends it. */
  @Test
  void aSinkThatThrowsWhileWhatWasKeptIsDecodedEndsTheWire() {
    recorder.room = 1;
    ByteBuf bytes = bytes(WireFrame.text("a"), WireFrame.text("b"));
    channel.writeInbound(bytes);
    recorder.room = 9;
    recorder.thrown = new IllegalStateException("boom");
    wire.resumeReading();
    channel.runPendingTasks();

    assertThat(bytes.refCnt()).isZero();
    assertThat(channel.isOpen()).isFalse();
    assertThat(heard).endsWith("lost because of boom");
  }

  @Test
  void whatWasKeptIsReleasedWithTheWire() {
    recorder.room = 1;
    ByteBuf bytes = bytes(WireFrame.text("a"), WireFrame.text("b"));
    channel.writeInbound(bytes);
    assertThat(bytes.refCnt()).isEqualTo(1);

    wire.release();
    assertThat(bytes.refCnt()).isZero();
    assertThat(channel.config().isAutoRead()).isTrue();
    assertThat(heard).doesNotContain("b");
  }

  @Test
  void whatWasKeptIsReleasedWhenTheWireIsGivenUpAfterTheChannel() {
    recorder.room = 1;
    ByteBuf bytes = bytes(WireFrame.text("a"), WireFrame.text("b"));
    channel.writeInbound(bytes);
    channel.close();

    wire.abort();
    assertThat(bytes.refCnt()).isZero();
    assertThat(heard).doesNotContain("b", "lost");
  }

  /** Else all of it would be copied for each message that there is room for. */
  @Test
  void whatIsKeptLiesInTheHeap() {
    recorder.room = 1;
    ByteBuf frames = bytes(WireFrame.text("a"), WireFrame.text("b"));
    ByteBuf read = Unpooled.directBuffer().writeBytes(frames);
    channel.writeInbound(read);
    assertThat(read.refCnt()).isZero();

    recorder.room = 9;
    wire.resumeReading();
    assertThat(heard).containsSubsequence("a", "paused", "b", "resumed");
  }

  // ---- a long message, which is read to where it stays ----

  @Test
  void theRestOfALongMessageIsReadToWhereItsBeginningIs() {
    read(LONG, 0, LONG.length - REST);
    readInPlace(REST);
    assertThat(heard)
        .containsExactly(
            "begin", "end", "turn 1 with data", "begin", "300000 bytes", "end", "turn 0 with data");
    assertThat(handler.destination()).isNull();
  }

  @Test
  void aSinkThatALongMessageHasFilledIsNotReadForAnyMore() {
    recorder.room = 1;
    read(LONG, 0, LONG.length - REST);
    readInPlace(REST);
    assertThat(heard).containsSubsequence("300000 bytes", "end", "paused");
    assertThat(channel.config().isAutoRead()).isFalse();

    recorder.room = 1;
    wire.resumeReading();
    assertThat(heard).endsWith("resumed", "turn 0");
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  /** As by a handler of something else, which has promised an answer. */
  @Test
  void aLongMessageWhoseSinkIsFullMeanwhileWaitsForItsEnd() {
    read(LONG, 0, LONG.length - REST);
    recorder.room = 0;
    assertThat(handler.destination()).isNull();
    read(LONG, LONG.length - REST, REST);
    assertThat(heard).contains("paused").doesNotContain("300000 bytes");

    recorder.room = 1;
    wire.resumeReading();
    assertThat(heard).contains("300000 bytes");
  }

  @Test
  void aReadThatFailsBringsTheBeginningOfALongMessageNotOnceMore() {
    read(LONG, 0, LONG.length - REST);
    readInPlace(0); // as Netty does with what is readable
    readInPlace(REST);
    assertThat(heard).containsOnlyOnce("300000 bytes");
  }

  @Test
  void theBufferOfALongMessageIsGivenBackWhereverItsReadFindsTheWire() {
    read(LONG, 0, LONG.length - REST);
    ByteBuf destination = destination();
    wire.release();
    assertThat(handler.destination()).isNull();
    channel.writeInbound(destination.writeZero(1));
    assertThat(destination.refCnt()).isEqualTo(1);

    channel.close();
    assertThat(destination.refCnt()).as("kept for the next").isEqualTo(1);
    scratch.close();
    assertThat(destination.refCnt()).isZero();
  }

  private void read(byte[] wire, int from, int length) {
    channel.writeInbound(Unpooled.directBuffer(length).writeBytes(wire, from, length));
  }

  private void readInPlace(int length) {
    channel.writeInbound(destination().writeBytes(LONG, LONG.length - REST, length));
  }

  private ByteBuf destination() {
    ByteBuf destination = handler.destination();
    assertThat(destination).isNotNull();
    return destination.retain();
  }

  private static ByteBuf bytes(WireFrame... frames) {
    ByteBuf bytes = Unpooled.buffer();
    for (WireFrame frame : frames) {
      bytes.writeBytes(frame.bytes());
    }
    return bytes;
  }

  private final class Recorder implements WireListener, MessageSink {
    @Override
    public void roomAgain() {}

    private boolean release;

    /** How many messages it takes. */
    private int room = Integer.MAX_VALUE;

    private boolean roomComesAtOnce;

    private @Nullable RuntimeException thrown;

    @Override
    public boolean isFull() {
      boolean full = room == 0;
      if (full && roomComesAtOnce) {
        room = Integer.MAX_VALUE;
      }
      return full;
    }

    @Override
    public void answered() {}

    @Override
    public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
      throw new AssertionError(error);
    }

    @Override
    public void redirected(Redirected redirect) {}

    @Override
    public void established(Handshake handshake) {}

    @Override
    public void heard() {}

    @Override
    public void violated(int closeCode, String message) {}

    @Override
    public void batchBegins() {
      heard.add("begin");
    }

    @Override
    public void batchEnded() {
      heard.add("end");
    }

    @Override
    public void readTurnEnded(long incompleteMessage, boolean data) {
      heard.add("turn " + incompleteMessage + (data ? " with data" : ""));
    }

    @Override
    public void dataWritten() {}

    @Override
    public void readingPaused() {
      heard.add("paused");
    }

    @Override
    public void readingResumed() {
      heard.add("resumed");
    }

    @Override
    public void lost(@Nullable Throwable cause) {
      heard.add(cause == null ? "lost" : "lost because of " + cause.getMessage());
    }

    @Override
    public void text(String text) {
      heard.add(text);
      room--;
      if (thrown != null) {
        throw thrown;
      }
      if (release) {
        wire.release();
      }
    }

    @Override
    public void text(ByteBuf buffer, int index, int length) {}

    @Override
    public void binary(ByteBuf buffer, int index, int length) {
      text(length + " bytes");
    }

    @Override
    public void textPart(String text, boolean last) {}

    @Override
    public void textPart(ByteBuf buffer, int index, int length, boolean last) {}

    @Override
    public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {}

    @Override
    public void ping(ByteBuf buffer, int index, int length) {}

    @Override
    public void pong(ByteBuf buffer, int index, int length) {}

    @Override
    public void close(int code, String reason) {}
  }
}
