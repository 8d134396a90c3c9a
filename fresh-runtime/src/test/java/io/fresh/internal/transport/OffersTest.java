// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.Patience;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufConvertible;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain of offers, step by step and under many threads. A message is a sender's number and a sequence number, then its size. */
class OffersTest {

  private static final int HEAD = 12;

  private final UnpooledByteBufAllocator netty = new UnpooledByteBufAllocator(false);
  private final BatchMemory memory = new BatchMemory(netty);
  private final Offers offers = new Offers(memory);
  private final List<Long> read = new ArrayList<>();

  @AfterEach
  void everyBufferIsReleased() {
    drop();
    memory.close();
    assertThat(netty.metric().usedDirectMemory()).isZero();
    assertThat(netty.metric().usedHeapMemory()).isZero();
  }

  // ---- step by step ----

  @Test
  void smallMessagesShareABatch() {
    small(1, HEAD);
    small(2, HEAD);
    ByteBufConvertible batch = offers.poll();
    assertThat(batch).isInstanceOf(Batch.class);
    assertThat(offers.poll()).isNull();

    read(batch);
    assertThat(read).containsExactly(1L, 2L);
  }

  @Test
  void smallAndLargeMessagesStayInTheirOrder() {
    small(1, HEAD);
    single(2);
    small(3, HEAD);
    small(4, HEAD);
    single(5);
    readAll();

    assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void whatIsBehindAMessageThatIsNotLinkedYetIsNotLost() {
    assertThat(offers.isEmpty()).isTrue();
    Segment late = new Segment.Single(Unpooled.EMPTY_BUFFER);
    Segment before = offers.end(late); // its thread has lost the processor here
    small(1, HEAD);
    assertThat(offers.poll()).isNull();
    assertThat(offers.isEmpty()).isFalse();

    before.link(late);
    assertThat(offers.poll()).isSameAs(Unpooled.EMPTY_BUFFER);
    readAll();
    assertThat(read).containsExactly(1L);
    assertThat(offers.isEmpty()).isTrue();
  }

  @Test
  void whatComesAfterABatchWasTakenGoesIntoTheNext() {
    small(1, HEAD);
    readAll();
    small(2, HEAD);
    readAll();

    assertThat(read).containsExactly(1L, 2L);
  }

  @Test
  void aFullBatchIsFollowedByALargerOne() {
    IntStream.range(0, 100).forEach(i -> small(i, 100));
    List<Integer> sizes = new ArrayList<>();
    for (ByteBufConvertible next = offers.poll(); next != null; next = offers.poll()) {
      sizes.add(((Batch) next).messages());
      read(next);
    }

    assertThat(sizes).containsExactly(5, 10, 20, 40, 25);
    assertThat(read)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> (long) i).toList());
  }

  @Test
  void aMessageOfTheLargestFrameHasABatch() {
    small(1, 3 * (16 << 10) + 8);
    readAll();

    assertThat(read).containsExactly(1L);
  }

  /** As if another thread had added a batch between the look at the end and the step that adds one. */
  @Test
  void whoFindsThatAnotherHasAddedABatchFirstUsesThat() {
    Segment stale = offers.last();
    small(1, HEAD);
    offers.addBatch(stale, frame(2, HEAD), 0, HEAD);
    Batch batch = (Batch) offers.poll();
    assertThat(batch.messages()).isEqualTo(2);
    assertThat(offers.poll()).isNull();

    read(batch);
    assertThat(read).containsExactly(1L, 2L);
  }

  /** The same when what the other has added is taken already. */
  @Test
  void whoFindsThatTheBatchOfAnotherIsSealedAlreadyAddsItsOwn() {
    Segment stale = offers.last();
    small(1, HEAD);
    readAll();
    offers.addBatch(stale, frame(2, HEAD), 0, HEAD);
    readAll();

    assertThat(read).containsExactly(1L, 2L);
  }

  @Test
  void aClaimThatWasMadeBeforeTheBatchWasTakenIsWaitedFor() {
    small(1, HEAD);
    Batch end = (Batch) offers.last();
    int at = end.claim(HEAD);
    Batch taken = (Batch) offers.poll();
    assertThat(taken.isComplete()).isFalse();
    small(3, HEAD);

    end.put(at, frame(2, HEAD), 0, HEAD);
    end.commit(HEAD);
    assertThat(taken.isComplete()).isTrue();
    read(taken);
    readAll();
    assertThat(read).containsExactly(1L, 2L, 3L);
  }

  // ---- many threads ----

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 4, 8})
  void everyMessageIsThereOnceAndThoseOfAThreadInTheirOrder(int threads) {
    int each = 40_000 / threads;
    List<CompletableFuture<Void>> senders =
        IntStream.range(0, threads)
            .mapToObj(thread -> CompletableFuture.runAsync(() -> send(thread, each)))
            .toList();
    ArrayDeque<ByteBufConvertible> incomplete = new ArrayDeque<>();
    while (read.size() < threads * each) {
      ByteBufConvertible next = offers.poll();
      if (next != null) {
        incomplete.add(next);
      }
      if (!incomplete.isEmpty() && isComplete(incomplete.element())) {
        read(incomplete.remove());
      }
      failed(senders);
    }
    senders.forEach(sender -> Patience.get(sender, "the sender"));

    assertThat(offers.poll()).isNull();
    assertInOrder(threads, each);
  }

  /** The wire ends while they send: what they have offered meanwhile is dropped by whoever comes last, and none of it is read. */
  @Test
  void whatIsDroppedWhileThreadsSendIsReleasedOnce() {
    int threads = 4;
    int each = 10_000;
    List<CompletableFuture<Void>> senders =
        IntStream.range(0, threads)
            .mapToObj(thread -> CompletableFuture.runAsync(() -> send(thread, each)))
            .toList();
    long messages = 0;
    while (!senders.stream().allMatch(CompletableFuture::isDone)) {
      messages += drop();
    }
    senders.forEach(sender -> Patience.get(sender, "the sender"));

    assertThat(messages + drop()).isEqualTo((long) threads * each);
  }

  private void send(int thread, int count) {
    Random random = new Random(thread);
    for (int i = 0; i < count; i++) {
      long number = (long) thread << 32 | i;
      if (random.nextInt(20) == 0) {
        single(number);
      } else {
        small(number, HEAD + random.nextInt(300));
      }
    }
  }

  /** A sender that fails would leave the test waiting for its messages. */
  private static void failed(List<CompletableFuture<Void>> senders) {
    senders.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .forEach(CompletableFuture::join);
  }

  private void assertInOrder(int threads, int each) {
    int[] next = new int[threads];
    for (long number : read) {
      int thread = (int) (number >> 32);
      assertThat((int) number).as("the next of thread %d", thread).isEqualTo(next[thread]++);
    }
    assertThat(next).containsOnly(each);
  }

  // ---- in short ----

  private static boolean isComplete(ByteBufConvertible next) {
    return !(next instanceof Batch batch) || batch.isComplete();
  }

  private void small(long number, int length) {
    offers.add(frame(number, length), 0, length);
  }

  private void single(long number) {
    offers.add(netty.heapBuffer(HEAD).writeBytes(frame(number, HEAD)));
  }

  /** Filled with a byte that depends on the number, so that a torn copy is seen. */
  private static byte[] frame(long number, int length) {
    byte[] frame = new byte[length];
    Arrays.fill(frame, (byte) number);
    Unpooled.wrappedBuffer(frame).setInt(0, length).setLong(Integer.BYTES, number);
    return frame;
  }

  private void readAll() {
    for (ByteBufConvertible next = offers.poll(); next != null; next = offers.poll()) {
      read(next);
    }
  }

  private void read(ByteBufConvertible next) {
    ByteBuf frames = next.asByteBuf();
    try {
      while (frames.isReadable()) {
        int length = frames.getInt(frames.readerIndex());
        long number = frames.getLong(frames.readerIndex() + Integer.BYTES);
        byte[] frame = new byte[length];
        frames.readBytes(frame);
        assertThat(frame).isEqualTo(frame(number, length));
        read.add(number);
      }
    } finally {
      frames.release();
    }
  }

  /** Returns how many messages were dropped. */
  private long drop() {
    long messages = 0;
    for (ByteBufConvertible next = offers.poll(); next != null; next = offers.poll()) {
      if (next instanceof Batch batch) {
        messages += batch.messages();
        batch.discard();
      } else {
        messages++;
        next.asByteBuf().release();
      }
    }
    return messages;
  }
}
