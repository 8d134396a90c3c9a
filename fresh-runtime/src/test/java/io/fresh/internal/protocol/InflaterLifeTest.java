// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.RSV1;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.close;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a decoder holds of zlib and of inflated messages, and for how long. After each test all of it is released. */
class InflaterLifeTest {

  private static final int BOMB = 50 << 20;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final ZlibPool zlib = new ZlibPool();
  private final EventRecorder recorder = new EventRecorder();
  private final DeflatingServer server = new DeflatingServer(true);

  @AfterEach
  void everythingIsReleased() {
    server.close();
    zlib.close();
    assertThat(zlib.live()).isZero();
    assertThat(held()).isZero();
  }

  @Test
  void nothingIsTakenBeforeTheFirstCompressedMessage() throws ProtocolViolation {
    try (FrameDecoder decoder = decoder(true, MessageForm.BUFFER)) {
      decode(decoder, text("plain"));
      assertThat(zlib.live()).isZero();
      decode(decoder, server.frame(TEXT, new byte[9]));
      assertThat(zlib.live()).isEqualTo(1);
    }
  }

  @Test
  void withoutContextTakeoverAllDecodersOfAThreadShareOne() throws ProtocolViolation {
    try (FrameDecoder one = decoder(false, MessageForm.BUFFER);
        FrameDecoder other = decoder(false, MessageForm.BUFFER)) {
      byte[] first = server.frame(TEXT, new byte[9]);
      decode(one, first);
      decode(other, first);
      assertThat(zlib.live()).isEqualTo(1);
      byte[] cut = Arrays.copyOf(first, 4);
      decode(one, cut);
      decode(other, cut);
      assertThat(zlib.live()).as("each is within a message").isEqualTo(2);
    }
    assertThat(zlib.live()).as("one is kept").isEqualTo(1);
  }

  @Test
  void closingWithinAMessageFreesWhatIsHeld() throws ProtocolViolation {
    FrameDecoder decoder = decoder(true, MessageForm.BUFFER);
    decode(decoder, frame(RSV1 | TEXT, server.compress(new byte[5000])));
    assertThat(held()).isPositive();
    decoder.close();
    assertThat(held()).isZero();
    decoder.close();
    zlib.close();
    assertThat(zlib.live()).isZero();
  }

  @Test
  void aViolationFreesWhatIsHeld() {
    FrameDecoder decoder = decoder(true, MessageForm.BUFFER);
    assertThatThrownBy(() -> decode(decoder, frame(FIN | RSV1 | TEXT, new byte[] {7, 7})))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("Expected a message that was compressed by DEFLATE, was not (RFC 7692 §7.2.2)");
    zlib.close();
    assertThat(zlib.live()).isZero();
  }

  @Test
  void aCloseFreesWhatIsHeld() throws ProtocolViolation {
    FrameDecoder decoder = decoder(true, MessageForm.BUFFER);
    decode(decoder, server.frame(TEXT, new byte[9]), close(1000, ""));
    zlib.close();
    assertThat(zlib.live()).isZero();
  }

  @Test
  void whatIsGivenBackAfterThePoolWasClosedIsFreed() throws ProtocolViolation {
    FrameDecoder decoder = decoder(true, MessageForm.BUFFER);
    decode(decoder, server.frame(TEXT, new byte[9]));
    zlib.close();
    assertThat(zlib.live()).isEqualTo(1);
    decoder.close();
    assertThat(zlib.live()).isZero();
  }

  @Test
  void aBombIsInflatedNoFurtherThanToTheLimit() {
    byte[] bomb = server.frame(BINARY, new byte[BOMB]);
    FrameDecoder decoder = decoder(true, MessageForm.BUFFER);
    assertThat(bomb.length).isLessThan(60_000);
    assertThatThrownBy(() -> decode(decoder, bomb))
        .isInstanceOfSatisfying(
            ProtocolViolation.class, violation -> assertThat(violation.closeCode()).isEqualTo(1009))
        .hasMessage(
            "Expected a message of at most 1048576 bytes after inflation, and 1048576 in a frame, was more");
    assertThat(recorder.events()).isEmpty();
  }

  @Test
  void aBombInPartsIsHandedOnUpToTheLimitAndNeverHeld() {
    byte[] bomb = server.frame(BINARY, new byte[BOMB]);
    FrameDecoder decoder = decoder(true, MessageForm.PARTIAL_BUFFER);
    assertThatThrownBy(() -> decode(decoder, bomb)).isInstanceOf(ProtocolViolation.class);
    assertThat(recorder.events()).hasSize((1 << 20) / InflatedMessage.MAX_PART);
    assertThat(mostHeld).isLessThanOrEqualTo(InflatedMessage.MAX_PART);
  }

  /** Half a megabyte of noise on the wire, and a sink that is full with each part. */
  @Test
  void aFullSinkGetsNoMoreThanWhatASliceHolds() throws ProtocolViolation {
    byte[] noise = new byte[500_000];
    new Random(7).nextBytes(noise);
    EventRecorder filling =
        new EventRecorder() {
          @Override
          public boolean isFull() {
            return !events().isEmpty();
          }
        };
    ByteBuf in = Unpooled.wrappedBuffer(server.frame(BINARY, noise));
    try (FrameDecoder decoder = decoder(true, MessageForm.PARTIAL_BUFFER)) {
      int bytes = 0;
      while (in.isReadable()) {
        decoder.decode(in, filling);
        assertThat(filling.events()).hasSizeLessThanOrEqualTo(2);
        bytes += filling.events().stream().mapToInt(part -> part.detail().length() / 2).sum();
        filling.events().clear();
      }
      assertThat(bytes).isEqualTo(noise.length);
    }
  }

  @Test
  void aSinkCanStopTheDecoderBetweenTwoParts() throws ProtocolViolation {
    FrameDecoder decoder = decoder(true, MessageForm.PARTIAL_BUFFER);
    EventRecorder stopping =
        new EventRecorder() {
          @Override
          public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
            decoder.discard();
            super.binaryPart(buffer, index, length, last);
          }
        };
    decoder.decode(Unpooled.wrappedBuffer(server.frame(BINARY, new byte[100_000])), stopping);
    assertThat(stopping.events()).hasSize(1);
  }

  @Test
  void aSinkThatThrowsAtAPartEndsTheDecoder() throws ProtocolViolation {
    FrameDecoder decoder = decoder(true, MessageForm.PARTIAL_BUFFER);
    EventRecorder throwing =
        new EventRecorder() {
          @Override
          public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
            throw new IllegalStateException("sink");
          }
        };
    ByteBuf in = Unpooled.wrappedBuffer(server.frame(BINARY, new byte[100_000]));
    assertThatThrownBy(() -> decoder.decode(in, throwing))
        .isInstanceOf(IllegalStateException.class);
    decode(decoder, text("never"));
    assertThat(recorder.events()).isEmpty();
  }

  @Test
  void aSinkThatThrowsAtAWholeMessageLosesThatOneOnly() throws ProtocolViolation {
    FrameDecoder decoder = decoder(true, MessageForm.BUFFER);
    EventRecorder throwing =
        new EventRecorder() {
          @Override
          public void binary(ByteBuf buffer, int index, int length) {
            throw new IllegalStateException("sink");
          }
        };
    ByteBuf in = Unpooled.wrappedBuffer(server.frame(BINARY, new byte[100]));
    assertThatThrownBy(() -> decoder.decode(in, throwing))
        .isInstanceOf(IllegalStateException.class);
    decode(decoder, server.frame(BINARY, new byte[3]));
    assertThat(recorder.events()).containsExactly(Event.binary(new byte[3]));
    decoder.close();
  }

  @Test
  void eachPartOfACompressedMessageIsProgress() throws ProtocolViolation {
    try (FrameDecoder decoder = decoder(true, MessageForm.PARTIAL_BUFFER)) {
      byte[] tail = {0, 0, -1, -1};
      byte[] piece = ServerFrames.concat(server.compress(new byte[40_000]), tail);
      decode(decoder, frame(RSV1 | BINARY, piece));
      long first = decoder.incompleteMessage();
      decode(decoder, frame(0, new byte[] {0, 0, 0, -1, -1}));
      assertThat(decoder.incompleteMessage()).as("nothing came of it").isEqualTo(first);
      decode(decoder, frame(0, ServerFrames.concat(server.compress(new byte[1]), tail)));
      assertThat(decoder.incompleteMessage()).isGreaterThan(first);
    }
  }

  private long mostHeld;

  private void decode(FrameDecoder decoder, byte[]... wire) throws ProtocolViolation {
    EventRecorder measuring =
        new EventRecorder() {
          @Override
          void add(Event event) {
            mostHeld = Math.max(mostHeld, held());
            recorder.add(event);
          }
        };
    decoder.decode(Unpooled.wrappedBuffer(ServerFrames.concat(wire)), measuring);
  }

  private FrameDecoder decoder(boolean takeover, MessageForm binaryForm) {
    Scratch scratch = new Scratch();
    DeflateTerms terms = new DeflateTerms(takeover, true, 15, 15);
    return new FrameDecoder(
        allocator,
        DecoderLimits.DEFAULT,
        MessageForm.BUFFER,
        binaryForm,
        scratch,
        new MessageInflater(zlib, scratch, terms));
  }

  private long held() {
    return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory();
  }
}
