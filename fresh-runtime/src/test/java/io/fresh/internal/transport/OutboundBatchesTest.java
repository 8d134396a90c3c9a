// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.fresh.testing.Patience;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Small messages in batches: what a thread that was stopped half-way, a lack of memory, or the end of a link leaves behind. After each
 * test every buffer has been released, and all room given back.
 */
class OutboundBatchesTest {

  private static final int MAX_BYTES = 1 << 20;

  /** Has no memory when the test says so. */
  private static final class Scarce extends AbstractByteBufAllocator {
    private final UnpooledByteBufAllocator plenty = new UnpooledByteBufAllocator(true);
    private volatile boolean empty;

    Scarce() {
      super(true);
    }

    @Override
    protected ByteBuf newHeapBuffer(int capacity, int maxCapacity) {
      return plenty.heapBuffer(capacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int capacity, int maxCapacity) {
      if (empty) {
        throw new OutOfMemoryError("for the test");
      }
      return plenty.directBuffer(capacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }

    long used() {
      return plenty.metric().usedDirectMemory() + plenty.metric().usedHeapMemory();
    }
  }

  /** May fail to say whose thread it is: an error before a message has its place. */
  private static final class Listening implements Outbound.Listener {
    private volatile boolean fails;
    private Runnable onWritten = () -> {};

    @Override
    public void dataWritten() {
      onWritten.run();
    }

    @Override
    public void roomAgain() {}

    @Override
    public boolean isGreeting(Outbound link) {
      if (fails) {
        throw new OutOfMemoryError("for the test");
      }
      return false;
    }
  }

  private final Scarce netty = new Scarce();
  private final BatchMemory memory = new BatchMemory(netty);
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), netty);
  private final PacedChannel channel = new PacedChannel();
  private final Offers offers = new Offers(memory);
  private final OutboundRoom room =
      new OutboundRoom(
          TransportOptions.builder().outboundMessages(1000).outboundBytes(MAX_BYTES).build());
  private final Listening listener = new Listening();
  private final Outbound outbound = new Outbound(channel, room, memory, offers, listener);

  @AfterEach
  void allIsGivenBack() {
    outbound.discard();
    channel.written();
    memory.close();
    assertThat(netty.used()).isZero();
    assertThat(room.reserve(MAX_BYTES)).isTrue();
  }

  // ---- a thread that was stopped half-way ----

  @Test
  void aCloseWaitsForAMessageThatIsNotLinkedYetAndForWhatIsBehindIt() {
    outbound.letGo();
    sendByOther("first");
    ByteBuf message = frames.ping();
    room.reserve(message.readableBytes());
    Segment late = new Segment.Single(message);
    Segment before = offers.end(late); // its thread has lost the processor here
    sendByOther("behind");
    outbound.close(frames.close(1000, ""));
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("text first");

    before.link(late);
    outbound.drain();
    assertThat(channel.writtenInShort()).containsExactly("ping ", "text behind", "close 1000");
  }

  @Test
  void aCloseWaitsForAMessageThatIsNotCommittedYet() {
    outbound.letGo();
    sendByOther("first");
    Batch batch = (Batch) offers.last();
    Claim claim = claim(batch, frames.ping());
    outbound.close(frames.close(1000, ""));
    channel.run();
    assertThat(channel.writtenInShort()).isEmpty();

    claim.commit();
    outbound.drain();
    assertThat(channel.writtenInShort()).containsExactly("text first", "ping ", "close 1000");
  }

  @Test
  void controlFramesDoNotWaitForAMessageThatIsNotCommittedYet() {
    outbound.letGo();
    sendByOther("first");
    Claim claim = claim((Batch) offers.last(), frames.ping());
    channel.run();
    outbound.control(frames.pong(ByteBuffer.allocate(0)));
    channel.run();
    assertThat(channel.writtenInShort()).containsExactly("pong ");

    claim.commit();
    outbound.drain();
    assertThat(channel.writtenInShort()).containsExactly("text first", "ping ");
  }

  @Test
  void aMessageThatIsCommittedAfterTheEndGivesBackItsRoomAndItsBuffer() {
    outbound.letGo();
    sendByOther("first");
    Claim claim = claim((Batch) offers.last(), frames.ping());
    outbound.discard();
    assertThat(netty.used()).isPositive();
    claim.commit();
  }

  @Test
  void aMessageThatIsLinkedAfterTheEventLoopHasStoppedIsDroppedByItsThread() {
    outbound.letGo();
    ByteBuf message = frames.ping();
    room.reserve(message.readableBytes());
    Segment late = new Segment.Single(message);
    Segment before = offers.end(late);
    outbound.discard();
    channel.run();
    channel.stopLoop();
    assertThat(message.refCnt()).isOne();

    before.link(late);
    outbound.letGo(); // wakes, as that thread does
    assertThat(message.refCnt()).isZero();
  }

  /** The event loop has taken all it found, and is still in its turn: that one does not write it, another turn does. */
  @Test
  void aMessageThatComesAtTheEndOfATurnHasATurnOfItsOwn() {
    outbound.letGo();
    listener.onWritten =
        () -> {
          listener.onWritten = () -> {};
          sendByOther("second");
        };
    sendByOther("first");
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text first", "text second");
  }

  // ---- no memory ----

  @Test
  void aMessageForWhoseBatchThereIsNoMemoryLeavesNothingBehind() {
    outbound.letGo();
    netty.empty = true;
    assertThatThrownBy(() -> sendByOther("no")).isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> send("no")).isInstanceOf(OutOfMemoryError.class);
    netty.empty = false;
    sendByOther("yes");
    send("yes, too");
    channel.run();

    assertThat(channel.writtenInShort()).containsExactlyInAnyOrder("text yes", "text yes, too");
  }

  @Test
  void aMessageOfItsOwnThatFindsNoPlaceIsReleasedAndGivesBackItsRoom() {
    ByteBuf message = frames.ping();
    listener.fails = true;
    CompletableFuture<Boolean> offer = CompletableFuture.supplyAsync(() -> outbound.offer(message));
    assertThatThrownBy(() -> Patience.get(offer, "the offer")).isInstanceOf(OutOfMemoryError.class);
    listener.fails = false;

    assertThat(message.refCnt()).isZero();
  }

  /** It has its place: it is written when the next one wakes the event loop, and gives back its room once. */
  @Test
  void aMessageThatCannotWakeTheEventLoopForLackOfMemoryIsWrittenWithTheNext() {
    outbound.letGo();
    channel.run();
    channel.failNextTask(new OutOfMemoryError("for the test"));
    assertThatThrownBy(() -> sendByOther("one")).isInstanceOf(OutOfMemoryError.class);
    sendByOther("two");
    channel.run();

    assertThat(channel.writtenInShort()).containsExactly("text one", "text two");
  }

  // ---- sizes ----

  /** Else each of the small ones would hold as much as the burst before them has needed. */
  @Test
  void batchesOfHandlersAreSmallAgainBetweenMessagesOfTheirOwn() {
    outbound.letGo();
    for (int i = 0; i < 1000; i++) {
      send("x".repeat(200));
    }
    channel.run();
    assertThat(channel.written()).hasSize(1000);
    assertThat(memory.kept()).isPositive();

    channel.room(0);
    for (int i = 0; i < 20; i++) {
      send("small");
      outbound.offer(frames.ping());
    }
    channel.room(100);
    channel.run();
    assertThat(largeBuffers()).as("of 20 batches").isLessThanOrEqualTo(1);
  }

  private long largeBuffers() {
    long large = 0;
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      large += next.capacity() == Batch.MAX_CAPACITY ? 1 : 0;
      next.release();
    }
    return large;
  }

  // ---- in short ----

  /** What a thread has claimed in a batch, and the frame that it is to put there. */
  private record Claim(Batch batch, int at, ByteBuffer frame) {
    void commit() {
      byte[] bytes = new byte[frame.remaining()];
      frame.get(0, bytes);
      batch.put(at, bytes, 0, bytes.length);
      batch.commit(bytes.length);
    }
  }

  private Claim claim(Batch batch, ByteBuf message) {
    byte[] frame = new byte[message.readableBytes()];
    message.readBytes(frame).release();
    room.reserve(frame.length);
    return new Claim(batch, batch.claim(frame.length), ByteBuffer.wrap(frame));
  }

  private void sendByOther(String text) {
    Patience.get(CompletableFuture.runAsync(() -> send(text)), "the message of another thread");
  }

  private void send(String text) {
    try {
      assertThat(frames.text(text, outbound)).isTrue();
    } catch (UnpairedSurrogateException e) {
      throw new AssertionError(e);
    }
  }
}
