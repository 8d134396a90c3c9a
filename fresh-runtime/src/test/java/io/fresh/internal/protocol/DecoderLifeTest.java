// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.bytes;
import static io.fresh.internal.protocol.ServerFrames.concat;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a decoder holds, for how long, and how it ends. */
class DecoderLifeTest {

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final Scratch scratch = new Scratch();
  private final FrameDecoder decoder =
      new FrameDecoder(
          allocator, DecoderLimits.DEFAULT, MessageForm.BUFFER, MessageForm.BUFFER, scratch);
  private final EventRecorder recorder = new EventRecorder();

  @AfterEach
  void everythingIsReleased() {
    decoder.close();
    assertThat(held()).isZero();
    scratch.close();
  }

  @Test
  void aWholeMessageIsARangeOfTheInput() throws ProtocolViolation {
    ByteBuf in = Unpooled.wrappedBuffer(concat(text("Hello"), ping("p"), frame(FIN | BINARY, "x")));
    decoder.decode(
        in,
        new EventRecorder() {
          @Override
          public void text(ByteBuf buffer, int index, int length) {
            assertThat(buffer).isSameAs(in);
            assertThat(index).isEqualTo(2);
            super.text(buffer, index, length);
          }

          @Override
          public void ping(ByteBuf buffer, int index, int length) {
            assertThat(buffer).isSameAs(in);
          }

          @Override
          public void binary(ByteBuf buffer, int index, int length) {
            assertThat(buffer).isSameAs(in);
          }
        });
    assertThat(held()).isZero();
    assertThat(in.isReadable()).isFalse();
  }

  @Test
  void onlyWhatIsCutIsHeld() throws ProtocolViolation {
    decode(concat(text("whole"), frame(TEXT, "part")));
    assertThat(held()).isPositive();
    decode(frame(FIN | CONTINUATION, "s"));
    assertThat(recorder.events()).containsExactly(Event.text("whole"), Event.text("parts"));
    assertThat(held()).isZero();
  }

  @Test
  void closingFreesAMessageAndAPingThatAreIncomplete() throws ProtocolViolation {
    decode(concat(frame(TEXT, "part"), bytes(0x89, 5, 'p')));
    assertThat(held()).isPositive();
    decoder.close();
    assertThat(held()).isZero();
    decoder.close();
  }

  @Test
  void aViolationFreesWhatIsHeld() {
    assertThatThrownBy(() -> decode(concat(frame(TEXT, "part"), frame(TEXT, "wrong"))))
        .isInstanceOf(ProtocolViolation.class);
    assertThat(held()).isZero();
  }

  @Test
  void aCloseFreesWhatIsHeld() throws ProtocolViolation {
    decode(concat(frame(TEXT, "part"), ServerFrames.close(1000, "")));
    assertThat(held()).isZero();
  }

  @Test
  void afterAViolationNothingIsRead() throws ProtocolViolation {
    assertThatThrownBy(() -> decode(bytes(0xFF))).isInstanceOf(ProtocolViolation.class);
    decode(text("after"));
    assertThat(recorder.events()).isEmpty();
  }

  @Test
  void aSinkCanStopTheDecoder() throws ProtocolViolation {
    MessageSink stopping =
        new EventRecorder() {
          @Override
          public void text(ByteBuf buffer, int index, int length) {
            decoder.discard();
            recorder.text(buffer, index, length);
          }
        };
    ByteBuf in = Unpooled.wrappedBuffer(concat(text("one"), text("two"), bytes(0xFF)));
    decoder.decode(in, stopping);
    assertThat(in.isReadable()).isFalse();
    decode(text("three"));
    assertThat(recorder.events()).containsExactly(Event.text("one"));
  }

  @Test
  void aSinkThatStopsTheDecoderKeepsItsMessageUntilItReturns() throws ProtocolViolation {
    MessageSink closing =
        new EventRecorder() {
          @Override
          public void text(ByteBuf buffer, int index, int length) {
            decoder.close();
            assertThat(held()).isPositive();
            recorder.text(buffer, index, length);
          }
        };
    decoder.decode(Unpooled.wrappedBuffer(frame(TEXT, "a")), closing);
    decoder.decode(Unpooled.wrappedBuffer(frame(FIN | CONTINUATION, "b")), closing);
    assertThat(recorder.events()).containsExactly(Event.text("ab"));
    assertThat(held()).isZero();
  }

  @Test
  void aSinkThatThrowsLosesItsOwnMessageOnly() throws ProtocolViolation {
    MessageSink throwing =
        new EventRecorder() {
          @Override
          public void text(ByteBuf buffer, int index, int length) {
            throw new IllegalStateException("sink");
          }
        };
    ByteBuf whole = Unpooled.wrappedBuffer(concat(text("one"), text("two")));
    assertThatThrownBy(() -> decoder.decode(whole, throwing))
        .isInstanceOf(IllegalStateException.class);
    decoder.decode(whole, recorder);

    ByteBuf cut =
        Unpooled.wrappedBuffer(concat(frame(TEXT, "thr"), frame(FIN, "ee"), text("four")));
    assertThatThrownBy(() -> decoder.decode(cut, throwing))
        .isInstanceOf(IllegalStateException.class);
    assertThat(held()).isZero();
    decoder.decode(cut, recorder);
    assertThat(recorder.events()).containsExactly(Event.text("two"), Event.text("four"));
  }

  @Test
  void anIncompleteMessageHasANumber() throws ProtocolViolation {
    assertThat(decoder.incompleteMessage()).isZero();
    decode(text("one"));
    assertThat(decoder.incompleteMessage()).isZero();
    decode(frame(TEXT, "two"));
    assertThat(decoder.incompleteMessage()).isEqualTo(2);
    decode(concat(ping("p"), frame(CONTINUATION, "two")));
    assertThat(decoder.incompleteMessage()).isEqualTo(2);
    decode(concat(frame(FIN | CONTINUATION, ""), bytes(0x81, 5, 't')));
    assertThat(decoder.incompleteMessage()).isEqualTo(3);
    decoder.discard();
    assertThat(decoder.incompleteMessage()).isZero();
  }

  @Test
  void longMessagesAreCopiedIntoBuffersThatGrowWithThem() throws ProtocolViolation {
    byte[] wire = frame(FIN | BINARY, new byte[1 << 20]);
    long most = 0;
    for (int from = 0; from < wire.length; from += 4096) {
      ByteBuf read = Unpooled.wrappedBuffer(wire, from, Math.min(4096, wire.length - from));
      decoder.decode(read, recorder);
      most = Math.max(most, held());
    }
    assertThat(recorder.events()).containsExactly(Event.binary(new byte[1 << 20]));
    assertThat(most).isLessThanOrEqualTo(1 << 20);
  }

  private void decode(byte[] wire) throws ProtocolViolation {
    decoder.decode(Unpooled.wrappedBuffer(wire), recorder);
  }

  private long held() {
    return scratch.held().live()
        + allocator.metric().usedHeapMemory()
        + allocator.metric().usedDirectMemory();
  }
}
