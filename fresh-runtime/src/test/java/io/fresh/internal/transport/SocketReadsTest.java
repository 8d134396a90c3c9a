// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.RecvByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which buffer a channel reads into. */
final class SocketReadsTest {

  private final ReadBuffer shared = new ReadBuffer();

  @AfterEach
  void close() {
    shared.close();
  }

  @Test
  void untilThereAreFramesAReadHasASmallBufferOfItsOwn() {
    ByteBuf read = next(new SocketReads(shared));
    assertThat(read.capacity()).isEqualTo(2048);
    read.release();
  }

  @Test
  void theConnectionsOfAnEventLoopReadFramesIntoOneBuffer() {
    ByteBuf first = next(reading(null));
    first.writeByte(1).release();
    ByteBuf second = next(reading(null));

    assertThat(second).isSameAs(first);
    assertThat(second.isReadable()).isFalse();
    assertThat(second.capacity()).isEqualTo(256 << 10);
    second.release();
  }

  @Test
  void aReadWhoseBufferSomebodyStillHasIsNotOverwritten() {
    ByteBuf kept = next(reading(null)).writeByte(7);
    ByteBuf next = next(reading(null)).writeByte(8);

    assertThat(next).isNotSameAs(kept);
    assertThat(kept.getByte(0)).isEqualTo((byte) 7);
    next.release();
    kept.release();
    assertThat(kept.refCnt()).isZero();
  }

  @Test
  void theRestOfALongMessageIsReadToWhereItsBeginningIs() {
    ByteBuf destination = Unpooled.directBuffer(8, 8).writeByte(1);
    ByteBuf read = next(reading(destination));
    assertThat(read).isSameAs(destination);
    assertThat(read.refCnt()).isEqualTo(2);
    read.release(2);
  }

  private SocketReads reading(@Nullable ByteBuf destination) {
    SocketReads reads = new SocketReads(shared);
    reads.frames(() -> destination);
    return reads;
  }

  @SuppressWarnings("deprecation") // which Netty itself still asks for
  private static ByteBuf next(RecvByteBufAllocator reads) {
    return reads.newHandle().allocate(ByteBufAllocator.DEFAULT);
  }
}
