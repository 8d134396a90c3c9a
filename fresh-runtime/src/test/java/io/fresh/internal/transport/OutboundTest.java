// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.fresh.testing.Patience;
import io.fresh.testing.WireFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written in which order, and what becomes of the rest. After each test every buffer has been released. */
class OutboundTest {

  private static final int MAX_MESSAGES = 4;
  private static final int MAX_BYTES = 1 << 20;
  private static final int FRAGMENT = FrameEncoder.MAX_FRAGMENT;

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), memory);
  private final PacedChannel channel = new PacedChannel();

  /** How often those who wait for room have been told of it. */
  private int told;

  private int turnsWithData;

  private final Outbound outbound =
      new Outbound(
          channel,
          TransportOptions.builder()
              .outboundMessages(MAX_MESSAGES)
              .outboundBytes(MAX_BYTES)
              .build(),
          new BatchMemory(memory),
          new Turns());

  /** Counts what the queue tells. */
  private final class Turns implements Outbound.Listener {
    @Override
    public void dataWritten() {
      turnsWithData++;
    }

    @Override
    public void roomAgain() {
      told++;
    }
  }

  @AfterEach
  void allIsGivenBack() {
    outbound.discard();
    channel.written();
    assertThat(memory.metric().usedHeapMemory()).isZero();
    assertThat(memory.metric().usedDirectMemory()).isZero();
    assertIsEmpty();
  }

  // ---- hibernation ----

  @Test
  void dataIsToldOnceForWhatIsWrittenInOneGo() {
    open();
    offer("one", "two");
    offerByOthers("three");
    channel.run();
    assertThat(turnsWithData).isEqualTo(1);

    offer("x".repeat(3 * FRAGMENT));
    channel.room(1);
    channel.run();
    channel.room(10);
    outbound.drain();
    assertThat(turnsWithData).isEqualTo(3);
    assertThat(channel.writtenInShort()).hasSizeGreaterThan(5);
  }

  @Test
  void pingsPongsAndClosesAreNoData() {
    open();
    outbound.control(frames.ping());
    outbound.offer(frames.ping(ByteBuffer.allocate(1)));
    channel.run();
    outbound.close(frames.close(1000, ""));
    channel.run();

    assertThat(channel.writtenInShort()).hasSize(3);
    assertThat(turnsWithData).isZero();
  }

  @Test
  void whatWaitsIsKeptWhenTheQueueIsTrimmed() {
    open();
    outbound.trim();
    offer("one", "two");
    outbound.trim();
    offer("three");
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text one", "text two", "text three");
  }

  // ---- order ----

  @Test
  void messagesGoInTheOrderOfTheirOffers() {
    open();
    offer("one", "two");
    offerByOthers("three");
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text one", "text two", "text three");
  }

  @Test
  void whatOthersOfferWaitsUntilConnectHasBeenHandled() {
    offerByOthers("other");
    offer("mine");
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("text mine");

    offer("my answer");
    outbound.letGo();
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("text my answer", "text other");
  }

  @Test
  void controlFramesDoNotWaitUntilConnectHasBeenHandled() {
    offerByOthers("other");
    pong("now");
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("pong now");
  }

  @Test
  void pongsGoBetweenTheFragmentsOfALargeMessage() {
    open();
    outbound.offer(binary(3 * FRAGMENT));
    offer("next");
    take(1);
    pong("first");
    pong("second");
    take(10);

    assertThat(channel.writtenInShort())
        .containsExactly(
            "binary 65535",
            "pong first",
            "pong second",
            "continuation 65535",
            "continuation 65535",
            "text next");
  }

  @Test
  void noMessageGoesBetweenTheFragmentsOfAnother() {
    open();
    outbound.offer(binary(FRAGMENT + 1));
    take(1);
    offer("next");
    offerByOthers("other");
    take(10);

    assertThat(channel.writtenInShort())
        .containsExactly("binary 65535", "continuation 1", "text next", "text other");
  }

  // ---- close ----

  @Test
  void closeGoesBehindWhatWasAccepted() {
    open();
    channel.room(0);
    offer("one");
    offerByOthers("two");
    close(1000);
    take(10);

    assertThat(channel.writtenInShort()).containsExactly("text one", "text two", "close 1000");
  }

  @Test
  void closeGoesBehindWhatWaitsForConnect() {
    offerByOthers("accepted while connect was handled");
    close(1000);
    channel.run();

    assertThat(channel.writtenInShort())
        .containsExactly("text accepted while connect was handled", "close 1000");
  }

  @Test
  void pongsGoAheadOfACloseThatWaits() {
    open();
    channel.room(0);
    offer("one");
    close(1000);
    pong("still here");
    take(10);

    assertThat(channel.writtenInShort())
        .containsExactly("pong still here", "text one", "close 1000");
  }

  @Test
  void nothingFollowsAClose() {
    open();
    close(1000);
    channel.run();
    offer("late");
    offerByOthers("later");
    pong("late");
    close(1001);
    closeNow(1002);
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("close 1000");
  }

  @Test
  void ofTwoClosesTheFirstIsWritten() {
    open();
    channel.room(0);
    close(4000);
    close(1000);
    take(10);

    assertThat(channel.writtenInShort()).containsExactly("close 4000");
  }

  @Test
  void urgentCloseDropsTheQueueAndIsWrittenOnce() {
    open();
    channel.room(0);
    offer("dropped");
    offerByOthers("dropped");
    pong("dropped");
    closeNow(1002);
    closeNow(1002);
    take(10);

    assertThat(channel.writtenInShort()).containsExactly("close 1002");
  }

  @Test
  void urgentCloseGoesBetweenTheFragmentsOfALargeMessage() {
    open();
    outbound.offer(binary(3 * FRAGMENT));
    take(1);
    closeNow(1009);
    take(10);

    assertThat(channel.writtenInShort()).containsExactly("binary 65535", "close 1009");
  }

  @Test
  void urgentCloseTakesThePlaceOfOneThatWaits() {
    open();
    channel.room(0);
    offer("dropped");
    close(4000);
    closeNow(1000);
    take(10);

    assertThat(channel.writtenInShort()).containsExactly("close 1000");
  }

  // ---- bounds ----

  @Test
  void messagesAreBounded() {
    fill();
    assertThat(outbound.hasRoomFor(0)).isFalse();
    assertThat(outbound.offer(text("one too many"))).isFalse();

    take(1);
    assertThat(channel.writtenInShort()).hasSize(1);
    assertThat(outbound.hasRoomFor(0)).isTrue();
    assertThat(outbound.offer(text("fits again"))).isTrue();
  }

  @Test
  void bytesAreBounded() {
    open();
    channel.room(0);
    ByteBuf half = binary(MAX_BYTES / 2);
    int size = half.readableBytes();
    assertThat(outbound.offer(half)).isTrue();
    assertThat(outbound.hasRoomFor(MAX_BYTES - size)).isTrue();
    assertThat(outbound.hasRoomFor(MAX_BYTES - size + 1)).isFalse();
    assertThat(outbound.offer(binary(MAX_BYTES / 2))).isFalse();
    assertThat(outbound.offer(binary(MAX_BYTES / 4))).isTrue();
  }

  @Test
  void aMessageCountsUntilItsLastFragmentIsWritten() {
    open();
    channel.room(0);
    outbound.offer(binary(3 * FRAGMENT));
    take(2);
    assertThat(outbound.hasRoomFor(MAX_BYTES - FRAGMENT)).isFalse();
    take(1);
    assertThat(outbound.hasRoomFor(MAX_BYTES)).isTrue();
  }

  @Test
  void whoWaitsForRoomIsToldOnceLessThanHalfIsQueued() {
    fill();
    assertThat(outbound.hasRoomToTell()).isFalse();
    take(2);
    assertThat(outbound.hasRoom()).isTrue();
    assertThat(outbound.hasRoomToTell()).as("two of four").isFalse();
    assertThat(told).isZero();

    take(1);
    assertThat(told).isEqualTo(1);
    assertThat(outbound.hasRoomToTell()).isTrue();
    take(1);
    assertThat(told).isEqualTo(1);
  }

  @Test
  void whoWaitsForRoomIsToldOnceLessThanHalfOfTheBytesIsQueued() {
    open();
    channel.room(0);
    outbound.offer(binary(MAX_BYTES / 4));
    outbound.offer(binary(MAX_BYTES / 2));
    assertThat(outbound.offer(binary(MAX_BYTES / 2))).isFalse();
    take(MAX_BYTES / 4 / FRAGMENT + 1);
    assertThat(outbound.hasRoomToTell()).as("half and its headers").isFalse();

    take(MAX_BYTES / 2 / FRAGMENT + 1);
    assertThat(told).isEqualTo(1);
    assertThat(outbound.hasRoomToTell()).isTrue();
  }

  @Test
  void aMessageThatFitsLaterIsWaitedForAlthoughASmallerOneHasRoom() {
    open();
    channel.room(0);
    outbound.offer(binary(3 * MAX_BYTES / 4));
    assertThat(outbound.offer(binary(MAX_BYTES / 2))).isFalse();

    assertThat(outbound.hasRoom()).isTrue();
    assertThat(outbound.hasRoomToTell()).isFalse();
  }

  @Test
  void aRefusalThatComesWhenTheQueueIsEmptyAgainKeepsNobodyWaiting() {
    open();
    assertThat(outbound.hasRoomFor(MAX_BYTES + 1)).isFalse();

    assertThat(outbound.hasRoomToTell()).isTrue();
  }

  @Test
  void whoWaitsForRoomIsNeverForgottenWhileManyThreadsAreRefused() {
    Outbound narrow =
        new Outbound(
            channel,
            TransportOptions.builder().outboundMessages(1).build(),
            new BatchMemory(memory),
            new Turns());
    narrow.letGo();
    AtomicInteger offering = new AtomicInteger(4);
    IntStream.range(0, 4)
        .forEach(
            thread ->
                new Thread(
                        () -> {
                          IntStream.range(0, 500).forEach(i -> narrow.offer(text("perhaps")));
                          offering.decrementAndGet();
                        })
                    .start());
    while (offering.get() > 0) {
      channel.run();
      channel.written();
    }
    channel.run();

    assertThat(narrow.hasRoomToTell()).isTrue();
    assertThat(narrow.hasRoomFor(MAX_BYTES)).isTrue();
  }

  @Test
  void severalMessagesTakeOneFlush() {
    open();
    channel.run();
    int before = channel.flushes();
    offer("one", "two");
    offerByOthers("three");
    channel.run();

    assertThat(channel.writtenInShort()).hasSize(3);
    assertThat(channel.flushes() - before).isEqualTo(1);
  }

  @Test
  void whatIsAppendedGoesBehindTheHandlersAndAheadOfTheOthersAndBeyondTheBounds() {
    channel.room(0);
    offerByOthers("other");
    offer("mine", "mine too", "my answer");
    assertThat(outbound.hasRoomFor(0)).isFalse();
    outbound.append(text("kept"));
    outbound.append(text("kept too"));
    open();
    assertThat(outbound.hasRoomFor(0)).isFalse();
    take(2);
    assertThat(outbound.hasRoomFor(0)).as("four of four are left").isFalse();
    take(10);

    assertThat(channel.writtenInShort())
        .containsExactly(
            "text mine",
            "text mine too",
            "text my answer",
            "text kept",
            "text kept too",
            "text other");
  }

  @Test
  void controlFramesThatWaitAreBoundedAndTheOldestGo() {
    open();
    channel.room(0);
    IntStream.range(0, 20).forEach(i -> pong("" + i));
    take(100);

    assertThat(channel.writtenInShort())
        .containsExactlyElementsOf(IntStream.range(4, 20).mapToObj(i -> "pong " + i).toList());
  }

  @Test
  void controlFramesHaveRoomInAFullQueue() {
    fill();
    pong("alive");
    take(1);

    assertThat(channel.writtenInShort()).containsExactly("pong alive");
  }

  // ---- end ----

  @Test
  void discardReleasesWhatWaits() {
    open();
    outbound.offer(binary(3 * FRAGMENT));
    take(1);
    offer("ordered");
    offerByOthers("offered");
    pong("urgent");
    close(1000);
    outbound.discard();
    take(10);

    assertThat(channel.writtenInShort()).containsExactly("binary 65535");
  }

  @Test
  void nothingIsAcceptedAfterDiscard() {
    open();
    outbound.discard();

    assertThat(outbound.offer(text("late"))).isFalse();
    offerByOthers("late");
    pong("late");
    close(1000);
    closeNow(1000);
    channel.run();
    assertThat(channel.written()).isEmpty();
  }

  @Test
  void anOfferIsHarmlessWhenTheEventLoopHasStopped() {
    open();
    channel.run();
    channel.stopLoop();
    offerByOthers("late");

    assertThat(channel.written()).isEmpty();
  }

  @Test
  void offersThatRaceWithDiscardAreReleased() {
    for (int i = 0; i < 500; i++) {
      Outbound ending =
          new Outbound(
              channel, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
      CountDownLatch bothThere = new CountDownLatch(2);
      CompletableFuture<Void> offering =
          CompletableFuture.runAsync(
              () -> {
                bothThere.countDown();
                Patience.await(bothThere, "the discarding thread");
                ending.offer(text("perhaps"));
              });
      bothThere.countDown();
      Patience.await(bothThere, "the offering thread");
      ending.discard();
      Patience.get(offering, "the offer");
      channel.run();
    }

    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @Test
  void offersOfManyThreadsKeepTheOrderOfEach() {
    Outbound wide =
        new Outbound(channel, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
    wide.letGo();
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, 4)
            .mapToObj(
                thread ->
                    CompletableFuture.runAsync(
                        () ->
                            IntStream.range(0, 200)
                                .forEach(i -> wide.offer(text(thread + ":" + i)))))
            .toList();
    threads.forEach(thread -> Patience.get(thread, "the offers"));
    channel.run();

    List<String> texts = channel.written().stream().map(WireFrame::text).toList();
    assertThat(texts).hasSize(800);
    for (int thread = 0; thread < 4; thread++) {
      String mine = thread + ":";
      assertThat(texts.stream().filter(text -> text.startsWith(mine)))
          .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> mine + i).toList());
    }
  }

  // ---- in short ----

  private void open() {
    outbound.letGo();
  }

  /** The peer reads so many frames. */
  private void take(int count) {
    channel.room(count);
    channel.run();
    outbound.drain();
  }

  private void fill() {
    open();
    channel.room(0);
    for (int i = 0; i < MAX_MESSAGES; i++) {
      assertThat(outbound.offer(text("fits"))).isTrue();
    }
  }

  private void assertIsEmpty() {
    assertThat(outbound.hasRoomFor(MAX_BYTES)).isTrue();
  }

  private void offer(String... texts) {
    Stream.of(texts).forEach(text -> outbound.offer(text(text)));
  }

  private void offerByOthers(String text) {
    Patience.get(CompletableFuture.runAsync(() -> offer(text)), "the offer of another thread");
  }

  private void pong(String payload) {
    outbound.control(frames.pong(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8))));
  }

  private void close(int code) {
    outbound.close(frames.close(code, ""));
  }

  private void closeNow(int code) {
    outbound.closeNow(frames.close(code, ""));
  }

  private ByteBuf binary(int length) {
    return frames.binary(ByteBuffer.allocate(length));
  }

  private ByteBuf text(String text) {
    try {
      return frames.text(text);
    } catch (UnpairedSurrogateException e) {
      throw new AssertionError(e);
    }
  }
}
