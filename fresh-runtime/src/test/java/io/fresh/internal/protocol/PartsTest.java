// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.Event.binaryPart;
import static io.fresh.internal.protocol.Event.textPart;
import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.bytes;
import static io.fresh.internal.protocol.ServerFrames.concat;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.header;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that are handed on in parts: where a part begins and ends, and what is held. That parts joined are the message, and that
 * they are refused at the same byte, {@link DecoderFixture} checks with the streams of all other tests.
 */
class PartsTest {

  /** A code point of each length, twice, each next to each other length. */
  private static final String TEXT_OF_ALL_LENGTHS =
      "a\u00E9\u20AC\uD83D\uDE00\u20AC\u00E9a\uD83D\uDE00";

  private static final byte[] UTF8 = TEXT_OF_ALL_LENGTHS.getBytes(UTF_8);

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final EventRecorder recorder = new EventRecorder();
  private FrameDecoder decoder = decoder(DecoderLimits.DEFAULT);

  @AfterEach
  void nothingIsHeldOutsideOfACall() {
    assertThat(allocator.metric().usedHeapMemory()).isZero();
    assertThat(allocator.metric().usedDirectMemory()).isZero();
    decoder.close();
  }

  static IntStream cuts() {
    return IntStream.rangeClosed(0, UTF8.length);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aTextCutAnywhereByTwoFragmentsKeepsItsCodePointsWhole(int cut) throws ProtocolViolation {
    for (int other = cut; other <= UTF8.length; other++) {
      EventRecorder joined = new JoiningRecorder();
      try (FrameDecoder fresh = decoder(DecoderLimits.DEFAULT)) {
        fresh.decode(
            Unpooled.wrappedBuffer(
                frame(TEXT, Arrays.copyOfRange(UTF8, 0, cut)),
                frame(CONTINUATION, Arrays.copyOfRange(UTF8, cut, other)),
                ping("between"),
                frame(FIN | CONTINUATION, Arrays.copyOfRange(UTF8, other, UTF8.length))),
            joined);
      }
      assertThat(joined.events())
          .containsExactly(Event.ping("between"), Event.text(TEXT_OF_ALL_LENGTHS));
    }
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aTextCutAnywhereByReadsKeepsItsCodePointsWhole(int cut) throws ProtocolViolation {
    for (MessageForm form : List.of(MessageForm.PARTIAL_STRING, MessageForm.PARTIAL_BUFFER)) {
      for (int other = cut; other <= UTF8.length; other++) {
        EventRecorder joined = new JoiningRecorder();
        try (FrameDecoder fresh = decoder(DecoderLimits.DEFAULT, form)) {
          fresh.decode(Unpooled.wrappedBuffer(header(FIN | TEXT, UTF8.length)), joined);
          for (int[] read : new int[][] {{0, cut}, {cut, other}, {other, UTF8.length}}) {
            fresh.decode(Unpooled.wrappedBuffer(UTF8, read[0], read[1] - read[0]), joined);
          }
        }
        assertThat(joined.events()).containsExactly(Event.text(TEXT_OF_ALL_LENGTHS));
      }
    }
  }

  @Test
  void aMessageOfOneFrameThatIsThereAsAWholeIsOnePart() throws ProtocolViolation {
    decode(concat(text("Hello"), text(""), frame(FIN | BINARY, "x"), frame(FIN | BINARY, "")));
    assertThat(recorder.events())
        .containsExactly(
            textPart("Hello", true),
            textPart("", true),
            binaryPart(true, (byte) 'x'),
            binaryPart(true));
  }

  @Test
  void eachFragmentIsAPartAndSoIsEachReadOfOne() throws ProtocolViolation {
    decode(concat(frame(TEXT, "He"), frame(CONTINUATION, "l"), header(FIN | CONTINUATION, 5)));
    assertThat(recorder.events()).containsExactly(textPart("He", false), textPart("l", false));
    decode(bytes('l', 'o'));
    decode(bytes(',', ' ', '!'));
    assertThat(recorder.events().subList(2, 4))
        .containsExactly(textPart("lo", false), textPart(", !", true));
  }

  @Test
  void onlyTheLastPartIsEverEmpty() throws ProtocolViolation {
    byte[] empty = frame(CONTINUATION, "");
    decode(concat(frame(TEXT, ""), empty, frame(CONTINUATION, "a"), empty, frame(FIN, "")));
    decode(concat(frame(BINARY, ""), frame(CONTINUATION, "b"), empty, frame(FIN, "")));
    assertThat(recorder.events())
        .containsExactly(
            textPart("a", false),
            textPart("", true),
            binaryPart(false, (byte) 'b'),
            binaryPart(true));
  }

  @Test
  void theBeginningOfACodePointWaitsForItsEnd() throws ProtocolViolation {
    byte[] euro = "\u20AC".getBytes(UTF_8);
    decode(concat(header(TEXT, 2), bytes('a', euro[0]), header(CONTINUATION, 1), bytes(euro[1])));
    assertThat(recorder.events()).containsExactly(textPart("a", false));
    decode(concat(ping("p"), header(FIN | CONTINUATION, 2), bytes(euro[2], 'b')));
    assertThat(recorder.events().subList(1, 3))
        .containsExactly(Event.ping("p"), textPart("\u20ACb", true));
  }

  @Test
  void whatCameBeforeABadByteHasBeenHandedOn() throws ProtocolViolation {
    decode(frame(TEXT, "good"));
    assertThatThrownBy(() -> decode(concat(header(FIN | CONTINUATION, 9), bytes('x', 0xFF))))
        .isInstanceOf(ProtocolViolation.class);
    assertThat(recorder.events()).containsExactly(textPart("good", false));
  }

  @Test
  void aTextThatEndsWithinACodePointIsRefusedAtItsEnd() throws ProtocolViolation {
    decode(concat(header(TEXT, 2), bytes('a', 0xE2)));
    assertThatThrownBy(() -> decode(frame(FIN | CONTINUATION, "")))
        .isInstanceOf(ProtocolViolation.class);
    assertThat(recorder.events()).containsExactly(textPart("a", false));
  }

  @Test
  void aPartIsARangeOfTheInputUnlessACodePointIsCut() throws ProtocolViolation {
    decoder = decoder(DecoderLimits.DEFAULT, MessageForm.PARTIAL_BYTE_BUF);
    ByteBuf in = Unpooled.wrappedBuffer(concat(frame(TEXT, "ab"), frame(BINARY | FIN, "wrong")));
    assertThatThrownBy(
            () ->
                decoder.decode(
                    in,
                    new EventRecorder() {
                      @Override
                      public void textPart(ByteBuf buffer, int index, int length, boolean last) {
                        assertThat(buffer).isSameAs(in);
                        super.textPart(buffer, index, length, last);
                      }
                    }))
        .isInstanceOf(ProtocolViolation.class);
  }

  @Test
  void ofALongMessageNothingIsHeld() throws ProtocolViolation {
    byte[] read = new byte[64 << 10];
    decode(header(FIN | BINARY, 1 << 20));
    for (int i = 0; i < 16; i++) {
      decode(read);
      assertThat(allocator.metric().usedHeapMemory()).isZero();
    }
    assertThat(recorder.events()).hasSize(16).last().isEqualTo(binaryPart(true, read));
  }

  @Test
  void theLimitOfAMessageHoldsForItsPartsTogetherAndThatOfAFrameDoesNot() throws ProtocolViolation {
    decoder = decoder(new DecoderLimits(10, 100, 2));
    decode(frame(BINARY, new byte[60]));
    decode(frame(CONTINUATION, new byte[40]));
    assertThat(recorder.events()).hasSize(2);
    assertThatThrownBy(() -> decode(header(FIN | CONTINUATION, 1)))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("Expected a message of at most 100 bytes, was at least 101");
  }

  @Test
  void theFirstFrameOfAMessageMustNotGoBeyondItsLimit() {
    decoder = decoder(new DecoderLimits(10, 100, 2));
    assertThatThrownBy(() -> decode(header(FIN | TEXT, 101)))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("Expected a message of at most 100 bytes, was at least 101");
  }

  @Test
  void theLongestLengthThereIsBreaksNoSum() throws ProtocolViolation {
    decode(frame(TEXT, "a"));
    assertThatThrownBy(() -> decode(header(FIN | CONTINUATION, Long.MAX_VALUE)))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessageEndingWith("was at least " + Long.MAX_VALUE);
  }

  @Test
  void emptyFragmentsAloneCount() throws ProtocolViolation {
    decoder = decoder(new DecoderLimits(10, 100, 2));
    decode(frame(TEXT, "a"));
    for (int i = 0; i < 10; i++) {
      decode(frame(CONTINUATION, "a"));
    }
    decode(concat(frame(CONTINUATION, ""), frame(CONTINUATION, "")));
    assertThatThrownBy(() -> decode(frame(FIN | CONTINUATION, "")))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("Expected a message of at most 2 fragments, was more");
  }

  @Test
  void eachPartIsProgress() throws ProtocolViolation {
    decode(header(TEXT, 1));
    long begun = decoder.incompleteMessage();
    assertThat(begun).isPositive();
    decode(bytes('a'));
    long later = decoder.incompleteMessage();
    assertThat(later).isGreaterThan(begun);
    decode(ping("no progress"));
    assertThat(decoder.incompleteMessage()).isEqualTo(later);
  }

  @Test
  void anEmptyFragmentIsNoProgress() throws ProtocolViolation {
    decode(frame(TEXT, "a"));
    long begun = decoder.incompleteMessage();
    decode(frame(CONTINUATION, ""));
    assertThat(decoder.incompleteMessage()).isEqualTo(begun);
  }

  @Test
  void oneKindInPartsLeavesTheOtherWhole() throws ProtocolViolation {
    decoder =
        new FrameDecoder(
            allocator,
            DecoderLimits.DEFAULT,
            MessageForm.STRING,
            MessageForm.PARTIAL_ARRAY,
            new Scratch());
    decode(concat(frame(TEXT, "a"), frame(FIN, "b"), frame(BINARY, "c"), frame(FIN, "d")));
    assertThat(recorder.events())
        .containsExactly(
            Event.text("ab"), binaryPart(false, (byte) 'c'), binaryPart(true, (byte) 'd'));
  }

  @Test
  void aSinkThatThrowsLosesItsOwnPartOnly() throws ProtocolViolation {
    MessageSink throwing =
        new EventRecorder() {
          @Override
          public void textPart(String text, boolean last) {
            throw new IllegalStateException("sink");
          }
        };
    byte[] cut =
        concat(header(TEXT, 2), bytes('a', 0xC3), header(CONTINUATION, 2), bytes(0xA9, 'b'));
    ByteBuf in = Unpooled.wrappedBuffer(cut, frame(FIN, "c"));
    assertThatThrownBy(() -> decoder.decode(in, throwing))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> decoder.decode(in, throwing))
        .isInstanceOf(IllegalStateException.class);
    decoder.decode(in, recorder);
    assertThat(recorder.events()).containsExactly(textPart("c", true));
  }

  @Test
  void aSinkCanEndTheDecoderBetweenTwoParts() throws ProtocolViolation {
    MessageSink ending =
        new EventRecorder() {
          @Override
          public void textPart(String text, boolean last) {
            recorder.textPart(text, last);
            decoder.discard();
          }
        };
    decoder.decode(Unpooled.wrappedBuffer(frame(TEXT, "a"), frame(FIN, "b")), ending);
    assertThat(recorder.events()).containsExactly(textPart("a", false));
  }

  private void decode(byte[] wire) throws ProtocolViolation {
    decoder.decode(Unpooled.wrappedBuffer(wire), recorder);
  }

  private FrameDecoder decoder(DecoderLimits limits) {
    return decoder(limits, MessageForm.PARTIAL_STRING);
  }

  private FrameDecoder decoder(DecoderLimits limits, MessageForm textForm) {
    return new FrameDecoder(allocator, limits, textForm, MessageForm.PARTIAL_ARRAY, new Scratch());
  }
}
