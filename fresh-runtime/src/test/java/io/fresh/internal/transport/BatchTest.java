// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims, commits, seals and discards in every order. After each test the buffer has been released once. */
class BatchTest {

  private static final int CAPACITY = Batch.MIN_CAPACITY;

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Batch batch = batch("first");

  /** The buffer, to look at its references when the batch has let go of it. */
  private final ByteBuf buffer = batch.buffer();

  @AfterEach
  void isReleased() {
    assertThat(buffer.refCnt()).isZero();
    assertThat(memory.metric().usedDirectMemory()).isZero();
  }

  // ---- adding ----

  @Test
  void framesLieOneBehindTheOtherInTheOrderOfTheirClaims() {
    int second = batch.claim(6);
    assertThat(add("third")).isTrue();
    batch.put(second, bytes("second"), 0, 6);
    batch.commit(6);

    assertThat(written()).isEqualTo("firstsecondthird");
    assertThat(batch.messages()).isEqualTo(3);
    assertThat(batch.size()).isEqualTo(16);
  }

  @Test
  void aFrameThatDoesNotFitIsNotTaken() {
    assertThat(add("x".repeat(CAPACITY - 5))).isTrue();
    assertThat(add("x")).isFalse();
    assertThat(batch.messages()).isEqualTo(2);

    assertThat(written()).hasSize(CAPACITY);
  }

  @Test
  void nothingIsAddedToASealedBatch() {
    batch.take();
    assertThat(add("late")).isFalse();

    assertThat(written()).isEqualTo("first");
  }

  // ---- sealing ----

  @Test
  void aBatchIsCompleteWhenTheLastOfItsClaimsHasBeenCommitted() {
    int second = batch.claim(1);
    int third = batch.claim(1);
    batch.take();
    assertThat(batch.isComplete()).isFalse();

    batch.put(third, bytes("3"), 0, 1);
    batch.commit(1);
    assertThat(batch.isComplete()).isFalse();
    batch.put(second, bytes("2"), 0, 1);
    batch.commit(1);
    assertThat(batch.isComplete()).isTrue();

    assertThat(written()).isEqualTo("first23");
  }

  @Test
  void whatWasClaimedCountsBeforeItIsThere() {
    batch.claim(100);
    batch.take();
    assertThat(batch.messages()).isEqualTo(2);
    assertThat(batch.size()).isEqualTo(105);

    batch.commit(100);
    batch.discard();
  }

  // ---- discarding ----

  @Test
  void aCompleteBatchIsReleasedWhenItIsDiscarded() {
    batch.take();
    batch.discard();
  }

  @Test
  void aBatchThatWasNotSealedIsReleasedWhenItIsDiscardedAndTakesNothingMore() {
    batch.discard();
    assertThat(add("late")).isFalse();
  }

  @Test
  void aDiscardedBatchIsReleasedByWhoCommitsLast() {
    int second = batch.claim(1);
    int third = batch.claim(1);
    batch.take();
    batch.discard();
    assertThat(buffer.refCnt()).isOne();

    batch.put(third, bytes("3"), 0, 1);
    batch.commit(1);
    assertThat(buffer.refCnt()).isOne();
    batch.put(second, bytes("2"), 0, 1);
    batch.commit(1);
    assertThat(buffer.refCnt()).isZero();
  }

  @Test
  void aCommitBetweenSealAndDiscardReleasesNothing() {
    batch.claim(1);
    batch.take();
    batch.commit(1);
    assertThat(buffer.refCnt()).isOne();

    batch.discard();
  }

  // ---- sizes ----

  @Test
  void theNextBatchHasTwiceWhatIsInUse() {
    assertThat(batch.nextCapacity()).isEqualTo(Batch.MIN_CAPACITY);
    batch.claim(CAPACITY - 5);
    assertThat(batch.nextCapacity()).isEqualTo(2 * CAPACITY);

    batch.commit(CAPACITY - 5);
    batch.discard();
  }

  @Test
  void batchesGrowToTheirLimitAndShrinkAgain() {
    batch.discard();
    assertThat(nextCapacityAfter(4096)).isEqualTo(8192);
    assertThat(nextCapacityAfter(8192)).isEqualTo(16 << 10);
    assertThat(nextCapacityAfter(8193)).isEqualTo(Batch.MAX_CAPACITY);
    assertThat(nextCapacityAfter(Batch.MAX_CAPACITY)).isEqualTo(Batch.MAX_CAPACITY);
    assertThat(nextCapacityAfter(6)).isEqualTo(Batch.MIN_CAPACITY);
  }

  private static int nextCapacityAfter(int length) {
    BatchMemory kept = new BatchMemory(new UnpooledByteBufAllocator(false));
    Batch used = Batch.of(kept, Batch.MIN_CAPACITY, new byte[length], 0, length);
    try {
      return used.nextCapacity();
    } finally {
      used.discard();
      kept.close();
    }
  }

  // ---- in short ----

  private Batch batch(String first) {
    return Batch.of(new BatchMemory(memory), Batch.MIN_CAPACITY, bytes(first), 0, first.length());
  }

  private boolean add(String frame) {
    return batch.add(bytes(frame), 0, frame.length());
  }

  private String written() {
    ByteBuf frames = batch.take().asByteBuf();
    try {
      return frames.toString(StandardCharsets.US_ASCII);
    } finally {
      frames.release();
    }
  }

  private static byte[] bytes(String frame) {
    return frame.getBytes(StandardCharsets.US_ASCII);
  }
}
