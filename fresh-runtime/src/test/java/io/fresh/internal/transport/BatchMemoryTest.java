// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which buffers are kept. */
class BatchMemoryTest {

  private final UnpooledByteBufAllocator netty = new UnpooledByteBufAllocator(false);
  private final BatchMemory memory = new BatchMemory(netty);

  @Test
  void aLargeBufferIsUsedAgain() {
    ByteBuf first = memory.allocate(Batch.MAX_CAPACITY);
    first.writeInt(1);
    first.release();
    assertThat(memory.kept()).isOne();

    ByteBuf second = memory.allocate(Batch.MAX_CAPACITY);
    assertThat(second).isSameAs(first);
    assertThat(second.refCnt()).isOne();
    assertThat(second.isReadable()).as("what another has written").isFalse();
    assertThat(memory.kept()).isZero();
    second.release();
    memory.close();
  }

  @Test
  void aBufferThatIsInUseIsNotGivenOut() {
    ByteBuf first = memory.allocate(Batch.MAX_CAPACITY);
    first.retain();
    first.release();
    assertThat(memory.allocate(Batch.MAX_CAPACITY)).isNotSameAs(first);
  }

  @Test
  void noMoreThanAFewAreKept() {
    List<ByteBuf> many =
        IntStream.range(0, 70).mapToObj(i -> memory.allocate(Batch.MAX_CAPACITY)).toList();
    many.forEach(ByteBuf::release);

    assertThat(memory.kept()).isEqualTo(64);
    memory.close();
  }

  @Test
  void smallBuffersAreNotKept() {
    memory.allocate(Batch.MIN_CAPACITY).release();

    assertThat(memory.kept()).isZero();
    assertThat(netty.metric().usedDirectMemory()).isZero();
  }

  @Test
  void nothingIsKeptOnceItIsClosed() {
    ByteBuf inUse = memory.allocate(Batch.MAX_CAPACITY);
    memory.allocate(Batch.MAX_CAPACITY).release();
    memory.close();
    inUse.release();

    assertThat(memory.kept()).isZero();
    assertThat(inUse.refCnt()).isZero();
  }
}
