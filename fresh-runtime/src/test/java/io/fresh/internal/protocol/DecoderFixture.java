// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a stream to new decoders, once in each {@link Feeding}, and checks what holds for every stream: all ways give the
 * same events, the input is read to its end, and every buffer is released. With the default limits also in parts: joined, these are
 * the same events.
 */
final class DecoderFixture {

  private final DecoderLimits limits;
  private final MessageForm textForm;
  private final MessageForm binaryForm;
  private final @Nullable DeflateTerms terms;

  private DecoderFixture(DecoderLimits limits, MessageForm textForm, @Nullable DeflateTerms terms) {
    this.limits = limits;
    this.textForm = textForm;
    this.terms = terms;
    this.binaryForm = textForm.isPartial() ? MessageForm.PARTIAL_ARRAY : MessageForm.ARRAY;
  }

  /** What a decoder with the default limits says, whatever form of text it is asked for. */
  static List<Event> decode(byte[]... wire) {
    return decode(DecoderLimits.DEFAULT, wire);
  }

  static List<Event> decode(DecoderLimits limits, byte[]... wire) {
    byte[] stream = ServerFrames.concat(wire);
    return decode(limits, null, Feeding.all(stream.length), stream);
  }

  /** The same for decoders that compression was agreed on for; each gives back what it has taken of zlib. */
  static List<Event> decode(DecoderLimits limits, DeflateTerms terms, byte[]... wire) {
    byte[] stream = ServerFrames.concat(wire);
    return decode(limits, terms, Feeding.all(stream.length), stream);
  }

  /** For streams of many kilobytes. */
  static List<Event> decodeCoarsely(DecoderLimits limits, DeflateTerms terms, byte[]... wire) {
    byte[] stream = ServerFrames.concat(wire);
    return decode(limits, terms, Feeding.coarse(stream.length), stream);
  }

  /** For streams of many kilobytes. */
  static List<Event> decodeCoarsely(DecoderLimits limits, byte[]... wire) {
    byte[] stream = ServerFrames.concat(wire);
    return decode(limits, null, Feeding.coarse(stream.length), stream);
  }

  private static List<Event> decode(
      DecoderLimits limits, @Nullable DeflateTerms terms, List<Feeding> feedings, byte[] stream) {
    DecoderFixture strings = new DecoderFixture(limits, MessageForm.STRING, terms);
    List<Event> expected = strings.feed(stream, feedings.get(0));
    for (MessageForm form : forms(limits)) {
      DecoderFixture fixture = new DecoderFixture(limits, form, terms);
      for (Feeding feeding : feedings) {
        assertThat(fixture.feed(stream, feeding)).as("%s, %s", form, feeding).isEqualTo(expected);
      }
    }
    return expected;
  }

  /** Other limits mean something else in parts. */
  private static List<MessageForm> forms(DecoderLimits limits) {
    return limits.equals(DecoderLimits.DEFAULT)
        ? List.of(
            MessageForm.STRING,
            MessageForm.BYTE_BUF,
            MessageForm.PARTIAL_STRING,
            MessageForm.PARTIAL_BYTE_BUF)
        : List.of(MessageForm.STRING, MessageForm.BYTE_BUF);
  }

  /** How many bytes a decoder takes before it refuses the stream, given them one by one. */
  static int bytesUntilViolation(DecoderLimits limits, byte[]... wire) {
    byte[] stream = ServerFrames.concat(wire);
    int expected = new DecoderFixture(limits, MessageForm.STRING, null).bytesUntilViolation(stream);
    for (MessageForm form : forms(limits)) {
      assertThat(new DecoderFixture(limits, form, null).bytesUntilViolation(stream))
          .as("%s", form)
          .isEqualTo(expected);
    }
    return expected;
  }

  private int bytesUntilViolation(byte[] stream) {
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    try (FrameDecoder decoder = decoder(allocator, new ZlibPool(), new Scratch())) {
      EventRecorder recorder = new JoiningRecorder();
      for (int i = 0; i < stream.length; i++) {
        feed(decoder, stream, i, i + 1, false, recorder);
        if (recorder.events().stream().anyMatch(event -> event.kind().equals("violation"))) {
          return i + 1;
        }
      }
    }
    throw new AssertionError("Expected a violation, was none");
  }

  private List<Event> feed(byte[] stream, Feeding feeding) {
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    EventRecorder recorder = new JoiningRecorder();
    ZlibPool zlib = new ZlibPool();
    Scratch scratch = new Scratch();
    try (zlib;
        FrameDecoder decoder = decoder(allocator, zlib, scratch)) {
      int from = 0;
      for (int cut : feeding.cuts()) {
        feed(decoder, stream, from, cut, feeding.direct(), recorder);
        from = cut;
      }
      feed(decoder, stream, from, stream.length, feeding.direct(), recorder);
    }
    assertThat(allocator.metric().usedHeapMemory()).as("unreleased heap").isZero();
    assertThat(allocator.metric().usedDirectMemory()).as("unreleased direct").isZero();
    assertThat(scratch.held().live()).as("buffers not given back").isZero();
    scratch.close();
    assertThat(zlib.live()).as("unreleased zlib").isZero();
    return recorder.events();
  }

  private FrameDecoder decoder(UnpooledByteBufAllocator allocator, ZlibPool zlib, Scratch scratch) {
    MessageInflater inflater = terms == null ? null : new MessageInflater(zlib, scratch, terms);
    return new FrameDecoder(allocator, limits, textForm, binaryForm, scratch, inflater);
  }

  /** One read. The buffer is filled with other bytes afterwards: nobody may still need it. */
  private void feed(
      FrameDecoder decoder, byte[] stream, int from, int to, boolean direct, EventRecorder sink) {
    UnpooledByteBufAllocator reads = UnpooledByteBufAllocator.DEFAULT;
    int padding = 3;
    int length = to - from;
    ByteBuf in = direct ? reads.directBuffer(padding + length) : reads.heapBuffer(padding + length);
    in.writeZero(padding).readerIndex(padding).writeBytes(stream, from, length);
    try {
      decoder.decode(in, sink);
    } catch (ProtocolViolation violation) {
      sink.add(Event.violation(violation.closeCode()));
    }
    assertThat(in.isReadable()).as("input left").isFalse();
    assertThat(in.refCnt()).as("references to the input").isEqualTo(1);
    in.setBytes(0, new byte[in.capacity()]);
    in.release();
  }
}
