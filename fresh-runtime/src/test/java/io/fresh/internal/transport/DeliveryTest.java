// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.SendOutcome;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.fresh.testing.Patience;
import io.fresh.testing.WireFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender is told of what it has handed over. After each test every buffer has been released. */
class DeliveryTest {

  private static final int FRAGMENT = FrameEncoder.MAX_FRAGMENT;

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), memory);
  private final PacedChannel channel = new PacedChannel();
  private final Outbound outbound = outbound();

  private Outbound outbound() {
    return new Outbound(
        channel, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
  }

  @AfterEach
  void allIsGivenBack() {
    outbound.discard();
    channel.close();
    channel.written();
    assertThat(memory.metric().usedHeapMemory()).isZero();
  }

  @Test
  void isWrittenWhenTheChannelHasTakenIt() {
    outbound.letGo();
    CompletableFuture<SendOutcome> outcome = offer("mine");
    assertThat(outcome).isNotDone();
    channel.run();

    assertThat(outcome).isCompletedWithValue(SendOutcome.WRITTEN);
  }

  @Test
  void isWrittenWithItsLastFragment() {
    outbound.letGo();
    CompletableFuture<SendOutcome> outcome = offer(3 * FRAGMENT);
    take(2);
    assertThat(outcome).isNotDone();
    take(1);

    assertThat(outcome).isCompletedWithValue(SendOutcome.WRITTEN);
  }

  @Test
  void isUndecidedWhileTheOperatingSystemDoesNotTakeIt() {
    outbound.letGo();
    channel.stall();
    CompletableFuture<SendOutcome> outcome = offer("mine");
    channel.run();

    assertThat(outcome).isNotDone();
  }

  @Test
  void isUnknownWhenTheChannelEndsWithIt() {
    outbound.letGo();
    channel.stall();
    CompletableFuture<SendOutcome> outcome = offer("mine");
    channel.run();
    outbound.discard();
    assertThat(outcome).isNotDone();
    channel.close();

    assertThat(outcome).isCompletedWithValue(SendOutcome.UNKNOWN);
  }

  @Test
  void isUnknownWhenItIsBrokenOff() {
    outbound.letGo();
    CompletableFuture<SendOutcome> outcome = offer(3 * FRAGMENT);
    take(1);
    outbound.discard();

    assertThat(outcome).isCompletedWithValue(SendOutcome.UNKNOWN);
  }

  @Test
  void isNotSentWhenItsQueueIsDiscarded() {
    outbound.letGo();
    channel.room(0);
    List<CompletableFuture<SendOutcome>> outcomes =
        List.of(offer("mine"), offerByOthers("other"), offerByOthers("another"));
    channel.run();
    outbound.discard();

    assertThat(outcomes).allMatch(outcome -> outcome.join() == SendOutcome.NOT_SENT);
  }

  @Test
  void isNotSentWhenAnUrgentCloseGoesFirst() {
    outbound.letGo();
    CompletableFuture<SendOutcome> begun = offer(2 * FRAGMENT);
    CompletableFuture<SendOutcome> behind = offer("behind");
    CompletableFuture<SendOutcome> other = offerByOthers("other");
    take(1);
    outbound.closeNow(frames.close(1002, ""));
    channel.run();

    assertThat(begun).isCompletedWithValue(SendOutcome.UNKNOWN);
    assertThat(behind).isCompletedWithValue(SendOutcome.NOT_SENT);
    assertThat(other).isCompletedWithValue(SendOutcome.NOT_SENT);
    assertThat(channel.writtenInShort()).containsExactly("binary 65535", "close 1002");
  }

  @Test
  void isWrittenBeforeACloseThatWasAskedForLater() {
    CompletableFuture<SendOutcome> held = offerByOthers("accepted while connect was handled");
    outbound.close(frames.close(1000, ""));
    channel.run();

    assertThat(held).isCompletedWithValue(SendOutcome.WRITTEN);
  }

  @Test
  void isNotSentWhenItComesAfterTheClose() {
    outbound.letGo();
    outbound.close(frames.close(1000, ""));
    channel.run();

    assertThat(outbound.isOver()).isTrue();
    assertThat(outbound.offer(Delivery.track(text("late"), new Delivery(), false))).isFalse();
  }

  @Test
  void isNotSentWhenTheEventLoopHasStopped() {
    PacedChannel stopped = new PacedChannel();
    Outbound queue =
        new Outbound(stopped, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
    stopped.stopLoop();

    assertThat(offerByOthers(queue, 1)).isCompletedWithValue(SendOutcome.NOT_SENT);
  }

  @Test
  void isToldInTheOrderInWhichTheMessagesWouldHaveGoneOut() {
    outbound.letGo();
    List<String> told = new ArrayList<>();
    offer(2 * FRAGMENT).thenRun(() -> told.add("begun"));
    offer("taken").thenRun(() -> told.add("taken"));
    take(1);
    offerByOthers("offered").thenRun(() -> told.add("offered"));
    offer("mine").thenRun(() -> told.add("mine"));
    outbound.discard();

    assertThat(told).containsExactly("begun", "taken", "mine", "offered");
  }

  @Test
  void isWrittenIfItWasOfferedBeforeTheCloseWasWritten() {
    outbound.close(frames.close(1000, ""));
    CompletableFuture<SendOutcome> late = offerByOthers("it found the gate open");
    channel.run();

    assertThat(late).isCompletedWithValue(SendOutcome.WRITTEN);
    assertThat(channel.writtenInShort())
        .containsExactly("text it found the gate open", "close 1000");
  }

  @Test
  void whoIsToldMaySendAgainAtOnce() {
    outbound.letGo();
    channel.room(0);
    List<Boolean> again = new ArrayList<>();
    offer("mine").thenAccept(outcome -> again.add(outbound.offer(text("again"))));
    outbound.closeNow(frames.close(1002, ""));

    assertThat(again).containsExactly(false);
  }

  @Test
  void offersThatRaceWithTheEndAreDecided() {
    for (int i = 0; i < 500; i++) {
      Outbound ending = outbound();
      Delivery delivery = new Delivery();
      CountDownLatch bothThere = new CountDownLatch(2);
      CompletableFuture<Void> offering =
          CompletableFuture.runAsync(
              () -> {
                bothThere.countDown();
                Patience.await(bothThere, "the discarding thread");
                if (!ending.offer(Delivery.track(text("perhaps"), delivery, false))) {
                  delivery.notSent();
                }
              });
      bothThere.countDown();
      Patience.await(bothThere, "the offering thread");
      ending.discard();
      Patience.get(offering, "the offer");
      channel.run();
      assertThat(delivery.stage().toCompletableFuture()).isCompletedWithValue(SendOutcome.NOT_SENT);
    }
  }

  /** Whatever happens in whatever order: in the end all is decided, and nothing that has gone out is said not to be sent. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everythingIsDecidedHoweverItEnds(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      everythingIsDecided(random);
    }
  }

  private void everythingIsDecided(Random random) {
    PacedChannel line = new PacedChannel();
    Outbound queue =
        new Outbound(line, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());
    List<CompletableFuture<SendOutcome>> outcomes = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (int step = 0; step < 12; step++) {
      int choice = random.nextInt(10);
      steps.add(Integer.toString(choice));
      switch (choice) {
        case 0 -> queue.letGo();
        case 1 -> line.room(random.nextInt(4));
        case 2 -> line.run();
        case 3 -> queue.drain();
        case 4 -> queue.control(frames.pong(ByteBuffer.allocate(1)));
        case 5 -> outcomes.add(offerByOthers(queue, outcomes.size()));
        case 6 -> end(queue, line, random.nextInt(8));
        default -> outcomes.add(offer(queue, outcomes.size(), random));
      }
    }
    queue.discard();
    line.close();
    line.run();

    Set<Integer> read = completelyRead(line.written());
    for (int i = 0; i < outcomes.size(); i++) {
      assertThat(outcomes.get(i)).as("%d after %s", i, steps).isDone();
      assertThat(outcomes.get(i).join())
          .as("%d after %s", i, steps)
          .isIn(
              read.contains(i)
                  ? List.of(SendOutcome.WRITTEN, SendOutcome.UNKNOWN)
                  : List.of(SendOutcome.NOT_SENT, SendOutcome.UNKNOWN));
    }
  }

  private void end(Outbound queue, PacedChannel line, int how) {
    switch (how) {
      case 0 -> queue.close(frames.close(1000, ""));
      case 1 -> queue.closeNow(frames.close(1000, ""));
      case 2 -> queue.discard();
      case 3 -> line.stall();
      default -> {}
    }
  }

  /** The numbers in the first four bytes of the messages that are whole. */
  private static Set<Integer> completelyRead(List<WireFrame> written) {
    Set<Integer> read = new HashSet<>();
    int number = -1;
    for (WireFrame frame : written) {
      if (frame.opcode() == WireFrame.BINARY) {
        number = ByteBuffer.wrap(frame.payload()).getInt();
      }
      if (frame.fin() && frame.opcode() <= WireFrame.BINARY) {
        read.add(number);
      }
    }
    return read;
  }

  private CompletableFuture<SendOutcome> offer(Outbound queue, int number, Random random) {
    int size = Integer.BYTES + random.nextInt(3) * FRAGMENT;
    return offer(queue, ByteBuffer.allocate(size).putInt(0, number));
  }

  private CompletableFuture<SendOutcome> offerByOthers(Outbound queue, int number) {
    return Patience.get(
            CompletableFuture.supplyAsync(
                () -> List.of(offer(queue, ByteBuffer.allocate(Integer.BYTES).putInt(0, number)))),
            "the offer of another thread")
        .get(0);
  }

  private CompletableFuture<SendOutcome> offer(Outbound queue, ByteBuffer payload) {
    Delivery delivery = new Delivery();
    if (!queue.offer(Delivery.track(frames.binary(payload), delivery, false))) {
      delivery.notSent();
    }
    return delivery.stage().toCompletableFuture();
  }

  private CompletableFuture<SendOutcome> offer(int length) {
    return offer(outbound, ByteBuffer.allocate(length));
  }

  private CompletableFuture<SendOutcome> offer(String text) {
    Delivery delivery = new Delivery();
    assertThat(outbound.offer(Delivery.track(text(text), delivery, false))).isTrue();
    return delivery.stage().toCompletableFuture();
  }

  private CompletableFuture<SendOutcome> offerByOthers(String text) {
    List<CompletableFuture<SendOutcome>> outcome = new ArrayList<>();
    Patience.get(
        CompletableFuture.runAsync(() -> outcome.add(offer(text))), "the offer of another thread");
    return outcome.get(0);
  }

  /** The peer reads so many frames. */
  private void take(int count) {
    channel.room(count);
    channel.run();
    outbound.drain();
  }

  private ByteBuf text(String text) {
    try {
      return frames.text(text);
    } catch (UnpairedSurrogateException e) {
      throw new AssertionError(e);
    }
  }
}
