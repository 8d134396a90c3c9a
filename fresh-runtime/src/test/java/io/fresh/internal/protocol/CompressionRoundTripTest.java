// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.RSV1;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.internal.protocol.MaskedFrames.Masked;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages at random, with parameters at random: what one side compresses is what the other side has inflated. */
class CompressionRoundTripTest {

  private static final int MESSAGES = 25;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatAServerCompressesIsWhatIsHeard(long seed) {
    Random random = new Random(seed);
    boolean takeover = random.nextBoolean();
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    List<Event> events = new ArrayList<>();
    try (DeflatingServer server = new DeflatingServer(takeover)) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] message = message(random);
        boolean text = random.nextBoolean();
        boolean compressed = random.nextInt(4) > 0;
        byte[] payload = compressed ? server.compress(message) : message;
        int first = (compressed ? RSV1 : 0) | (text ? TEXT : BINARY);
        fragment(random, first, payload, wire);
        events.add(text ? Event.text(new String(message, UTF_8)) : Event.binary(message));
      }
    }
    DeflateTerms terms = new DeflateTerms(takeover, true, 15, 15);
    assertThat(DecoderFixture.decodeCoarsely(DecoderLimits.DEFAULT, terms, wire.toByteArray()))
        .isEqualTo(events);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsCompressedIsWhatAServerInflates(long seed) {
    Random random = new Random(seed);
    UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    FrameEncoder encoder = new FrameEncoder(() -> random::nextInt);
    int bits = 8 + random.nextInt(8);
    boolean takeover = random.nextBoolean();
    Deflate options = Deflate.on().threshold(random.nextInt(300)).level(random.nextInt(10));
    DeflateTerms terms = new DeflateTerms(true, takeover, 15, bits);
    ReferenceInflater server = new ReferenceInflater(bits, takeover);
    ZlibPool zlib = new ZlibPool();
    try (zlib;
        MessageDeflater deflater = new MessageDeflater(zlib, memory, encoder, terms, options)) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] message = message(random);
        List<Masked> frames = send(encoder, deflater, memory, message);
        byte[] payload =
            ServerFrames.concat(frames.stream().map(Masked::payload).toArray(byte[][]::new));
        boolean compressed = (frames.get(0).first() & RSV1) != 0;
        assertThat(compressed).isEqualTo(message.length >= options.threshold());
        assertThat(compressed ? server.inflate(payload) : payload).isEqualTo(message);
        if (random.nextInt(8) == 0) {
          deflater.hibernate();
        }
      }
    }
    assertThat(zlib.live()).isZero();
    assertThat(memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory()).isZero();
  }

  private static List<Masked> send(
      FrameEncoder encoder,
      MessageDeflater deflater,
      UnpooledByteBufAllocator memory,
      byte[] message) {
    ByteBuf frames = memory.buffer();
    encoder.binary(message, frames);
    List<Masked> sent = new ArrayList<>();
    while (frames.isReadable()) {
      int length = FrameEncoder.frameLength(frames, frames.readerIndex());
      ByteBuf written = deflater.deflate(frames.readRetainedSlice(length));
      sent.addAll(MaskedFrames.read(written));
      written.release();
    }
    frames.release();
    return sent;
  }

  /** Words that come again, or noise; mostly short. */
  private static byte[] message(Random random) {
    int words = random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(60);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(random.nextInt(3) == 0 ? Integer.toHexString(random.nextInt()) : "größe ");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static void fragment(
      Random random, int opcode, byte[] payload, ByteArrayOutputStream wire) {
    int from = 0;
    int first = opcode;
    while (random.nextInt(3) == 0) {
      int to = from + random.nextInt(payload.length - from + 1);
      wire.writeBytes(ServerFrames.frame(first, Arrays.copyOfRange(payload, from, to)));
      from = to;
      first = CONTINUATION;
    }
    wire.writeBytes(
        ServerFrames.frame(FIN | first, Arrays.copyOfRange(payload, from, payload.length)));
  }
}
