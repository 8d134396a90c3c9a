// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Deflate;
import io.fresh.SendOutcome;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.DeflateTerms;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.ZlibPool;
import io.fresh.testing.WireFrame;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a queue writes what it compresses. After each test every buffer has been released, and zlib given back. */
class CompressedOutboundTest {

  private static final int FRAGMENT = FrameEncoder.MAX_FRAGMENT;
  private static final int IN_ONE_TURN = 4;

  /** Gives buffers until there are none in the heap. */
  private static final class Scarce extends AbstractByteBufAllocator {
    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    private boolean exhausted;

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
      if (exhausted) {
        throw new OutOfMemoryError("exhausted");
      }
      return memory.heapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
      return memory.directBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }

    long used() {
      return memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory();
    }
  }

  private final Scarce memory = new Scarce();
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), memory);
  private final PacedChannel channel = new PacedChannel();
  private final ZlibPool zlib = new ZlibPool();
  private final Outbound outbound =
      new Outbound(channel, TransportOptions.defaults(), new BatchMemory(memory), new Unheard());

  @AfterEach
  void allIsGivenBack() {
    outbound.discard();
    channel.written();
    zlib.close();
    assertThat(zlib.live()).isZero();
    assertThat(memory.used()).isZero();
  }

  @Test
  void othersHaveTheirTurnWhileALargeMessageBecomesSmall() {
    open(Deflate.on());
    outbound.offer(frames.binary(ByteBuffer.allocate(10 * FRAGMENT)));
    channel.run();
    assertThat(channel.written()).hasSize(IN_ONE_TURN);

    channel.room(0);
    outbound.pong(frames.pong(ByteBuffer.allocate(1)));
    channel.room(Integer.MAX_VALUE);
    channel.nextTurn();
    List<WireFrame> second = channel.written();
    assertThat(second).hasSize(1 + IN_ONE_TURN);
    assertThat(second.get(0).opcode()).isEqualTo(WireFrame.PONG);

    channel.nextTurn();
    assertThat(channel.written()).hasSize(10 - 2 * IN_ONE_TURN);
  }

  @Test
  void aFurtherTurnIsAskedForOnce() {
    open(Deflate.on());
    assertThat(outbound.offer(frames.binary(ByteBuffer.allocate(14 * FRAGMENT)))).isTrue();
    channel.run();
    outbound.drain();
    assertThat(channel.written()).hasSize(2 * IN_ONE_TURN);

    channel.nextTurn();
    assertThat(channel.written()).hasSize(IN_ONE_TURN);
    channel.nextTurn();
    assertThat(channel.written()).hasSize(14 - 3 * IN_ONE_TURN);
  }

  @Test
  void manySmallMessagesTakeTurnsToo() {
    open(Deflate.on());
    int messages = 10 * FRAGMENT / 4000;
    for (int i = 0; i < messages; i++) {
      assertThat(outbound.offer(frames.binary(ByteBuffer.allocate(4000)))).isTrue();
    }
    channel.run();
    int first = channel.written().size();
    assertThat(first).isBetween(IN_ONE_TURN * FRAGMENT / 4010, IN_ONE_TURN * FRAGMENT / 4000 + 1);

    channel.nextTurn();
    channel.nextTurn();
    assertThat(channel.written()).hasSize(messages - first);
  }

  @Test
  void nothingFollowsAFragmentThatCannotBeCompressed() {
    open(Deflate.on());
    Delivery large = new Delivery();
    Delivery next = new Delivery();
    offer(frames.binary(ByteBuffer.allocate(3 * FRAGMENT)), large);
    offer(frames.binary(ByteBuffer.allocate(2000)), next);
    channel.room(1);
    channel.run();
    memory.exhausted = true;
    channel.room(10);
    outbound.drain();

    assertThat(channel.written()).hasSize(1);
    assertThat(outbound.isOver()).isTrue();
    assertThat(large.stage().toCompletableFuture()).isCompletedWithValue(SendOutcome.UNKNOWN);
    assertThat(next.stage().toCompletableFuture()).isCompletedWithValue(SendOutcome.NOT_SENT);
    assertThatThrownBy(channel::checkException).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whoeverSentWhatCannotBeCompressedHearsOfIt() {
    open(Deflate.on());
    Delivery only = new Delivery();
    offer(frames.binary(ByteBuffer.allocate(2000)), only);
    memory.exhausted = true;
    channel.run();

    assertThat(channel.written()).isEmpty();
    assertThat(only.stage().toCompletableFuture()).isCompletedWithValue(SendOutcome.UNKNOWN);
    assertThatThrownBy(channel::checkException).isInstanceOf(OutOfMemoryError.class);
  }

  private void open(Deflate options) {
    outbound.deflate(frames.deflater(zlib, new DeflateTerms(true, true, 15, 15), options));
    outbound.letGo();
    channel.run();
  }

  private void offer(ByteBuf message, Delivery delivery) {
    assertThat(outbound.offer(Delivery.track(message, delivery, false))).isTrue();
  }
}
