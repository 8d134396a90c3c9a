// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.concat;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are read to where they stay: as a transport does that asks for the destination before each read. */
final class LongMessageTest {

  private static final int LENGTH = 300_000;

  private final Scratch scratch = new Scratch();
  private final EventRecorder recorder = new EventRecorder();
  private int readsInPlace;

  @AfterEach
  void everythingIsGivenBack() {
    assertThat(scratch.held().live()).isZero();
    scratch.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"ARRAY", "BUFFER", "BYTE_BUF", "NONE"})
  void itIsTheSameHoweverItIsRead(MessageForm form) throws ProtocolViolation {
    byte[] message = message(LENGTH);
    byte[] wire =
        concat(text("before"), frame(FIN | BINARY, message), frame(FIN | BINARY, "x"), text("y"));
    for (int seed = 0; seed < 50; seed++) {
      EventRecorder each = new EventRecorder();
      read(form, wire, new Random(seed), each);
      assertThat(each.events())
          .as("seed %d", seed)
          .containsExactly(
              Event.text("before"),
              Event.binary(message),
              Event.binary((byte) 'x'),
              Event.text("y"));
    }
    assertThat(readsInPlace > 0).isEqualTo(form != MessageForm.ARRAY);
  }

  @Test
  void fragmentsAreJoinedHoweverTheyAreRead() throws ProtocolViolation {
    byte[] first = message(LENGTH);
    byte[] second = message(LENGTH / 2);
    byte[] wire =
        concat(
            frame(BINARY, first),
            ServerFrames.ping("p"),
            frame(CONTINUATION, ""),
            frame(FIN | CONTINUATION, second));
    for (int seed = 0; seed < 50; seed++) {
      EventRecorder each = new EventRecorder();
      read(MessageForm.BUFFER, wire, new Random(seed), each);
      assertThat(each.events())
          .as("seed %d", seed)
          .containsExactly(Event.ping("p"), Event.binary(concat(first, second)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 130_000, 999_999})
  void anArrayIsTheHandlersAlone(int length) throws ProtocolViolation {
    byte[][] arrays = new byte[2][];
    EventRecorder keeping =
        new EventRecorder() {
          @Override
          public void binary(byte[] binary) {
            arrays[arrays[0] == null ? 0 : 1] = binary;
          }
        };
    byte[] wire = frame(FIN | BINARY, message(length));
    try (FrameDecoder decoder = decoder(MessageForm.ARRAY)) {
      for (int i = 0; i < 2; i++) {
        decoder.decode(Unpooled.wrappedBuffer(wire, 0, wire.length - 1), keeping);
        decoder.decode(Unpooled.wrappedBuffer(wire, wire.length - 1, 1), keeping);
      }
    }
    assertThat(arrays[0]).isEqualTo(message(length)).isNotSameAs(arrays[1]);
    assertThat(arrays[1]).isEqualTo(message(length));
  }

  /** Each time the room is full it becomes sixteen times what has come: a fifteenth is copied once more at most. */
  @Test
  void roomGrowsWithWhatHasComeAndNotWithWhatIsAnnounced() throws ProtocolViolation {
    int length = 1 << 20;
    byte[] wire = frame(FIN | BINARY, new byte[length]);
    try (FrameDecoder decoder = decoder(MessageForm.BUFFER)) {
      for (int from = 0; from < wire.length; from += 4096) {
        int read = Math.min(4096, wire.length - from);
        decoder.decode(Unpooled.wrappedBuffer(wire, from, read), recorder);
        assertThat(scratch.held().live())
            .isLessThanOrEqualTo(Math.min(length, 16L * (from + read)));
      }
    }
    assertThat(recorder.events()).containsExactly(Event.binary(new byte[length]));
  }

  @Test
  void aDecoderThatEndsWithinAMessageGivesItsBufferBack() throws ProtocolViolation {
    byte[] wire = frame(FIN | BINARY, new byte[LENGTH]);
    try (FrameDecoder decoder = decoder(MessageForm.BUFFER)) {
      decoder.decode(Unpooled.wrappedBuffer(wire, 0, 100_000), recorder);
      assertThat(decoder.destination()).isNotNull();
      decoder.discard();
      assertThat(decoder.destination()).isNull();
    }
  }

  /** Its room may be larger than what has been announced: of fragments nobody knows how many follow. */
  @Test
  void aReadThatCouldGoBeyondTheFrameIsNotInPlace() throws ProtocolViolation {
    byte[] wire = concat(frame(BINARY, new byte[LENGTH]), frame(FIN | CONTINUATION, new byte[9]));
    try (FrameDecoder decoder = decoder(MessageForm.BUFFER)) {
      decoder.decode(Unpooled.wrappedBuffer(wire, 0, LENGTH / 2), recorder);
      assertThat(decoder.destination()).isNull();
      decoder.decode(Unpooled.wrappedBuffer(wire, LENGTH / 2, wire.length - LENGTH / 2), recorder);
    }
    assertThat(recorder.events()).containsExactly(Event.binary(new byte[LENGTH + 9]));
  }

  /** Nothing can be read to it: it has first to grow. */
  @Test
  void aBufferThatIsFullIsNoDestination() throws ProtocolViolation {
    byte[] wire = frame(FIN | BINARY, new byte[LENGTH]);
    try (FrameDecoder decoder = decoder(MessageForm.BUFFER)) {
      decoder.decode(Unpooled.wrappedBuffer(wire, 0, 10_000), recorder);
      ByteBuf destination = decoder.destination();
      assertThat(destination).isNotNull();
      int read = destination.writableBytes();
      destination.writeZero(read);
      decoder.arrived(recorder);
      assertThat(decoder.destination()).isNull();

      int rest = wire.length - 10_000 - read;
      decoder.decode(Unpooled.wrappedBuffer(new byte[rest]), recorder);
    }
    assertThat(recorder.events()).containsExactly(Event.binary(new byte[LENGTH]));
  }

  @Test
  void aBufferThatIsBeingReadToIsNotKeptForTheNextMessage() throws ProtocolViolation {
    byte[] wire = frame(FIN | BINARY, new byte[LENGTH]);
    try (FrameDecoder decoder = decoder(MessageForm.BUFFER)) {
      decoder.decode(Unpooled.wrappedBuffer(wire, 0, 100_000), recorder);
      ByteBuf destination = decoder.destination();
      assertThat(destination).isNotNull();
      destination.retain();
      decoder.discard();
      assertThat(destination.refCnt()).isEqualTo(1);
      destination.release();
    }
  }

  private void read(MessageForm form, byte[] wire, Random random, EventRecorder sink)
      throws ProtocolViolation {
    try (FrameDecoder decoder = decoder(form)) {
      int from = 0;
      while (from < wire.length) {
        int length = Math.min(wire.length - from, 1 + random.nextInt(80_000));
        ByteBuf destination = decoder.destination();
        if (destination == null) {
          ByteBuf read = Unpooled.directBuffer(length).writeBytes(wire, from, length);
          decoder.decode(read, sink);
          read.release();
        } else {
          readsInPlace++;
          length = Math.min(length, destination.writableBytes());
          destination.writeBytes(wire, from, length);
          assertThat(decoder.isDestination(destination)).isTrue();
          decoder.arrived(sink);
        }
        from += length;
      }
    }
  }

  private FrameDecoder decoder(MessageForm binaryForm) {
    return new FrameDecoder(
        UnpooledByteBufAllocator.DEFAULT,
        DecoderLimits.DEFAULT,
        MessageForm.STRING,
        binaryForm,
        scratch);
  }

  private static byte[] message(int length) {
    byte[] message = new byte[length];
    new Random(length).nextBytes(message);
    return message;
  }
}
