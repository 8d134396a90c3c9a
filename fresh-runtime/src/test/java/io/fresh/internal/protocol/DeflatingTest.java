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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compressed, and how (RFC 7692 §6.1, §7.2.1). After each test every buffer has been released, and zlib. */
class DeflatingTest {

  private static final Deflate ALL = Deflate.on().threshold(0);

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Random random = new Random(7);
  private final FrameEncoder encoder = new FrameEncoder(() -> random::nextInt);
  private final ZlibPool zlib = new ZlibPool();
  private final List<MessageDeflater> deflaters = new ArrayList<>();

  @AfterEach
  void everythingIsReleased() {
    deflaters.forEach(MessageDeflater::close);
    zlib.close();
    assertThat(zlib.live()).isZero();
    assertThat(memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory()).isZero();
  }

  @Test
  void aCompressedMessageHasRsv1InItsFirstFrameAlone() {
    MessageDeflater deflater = deflater(ALL, 15, true);
    assertThat(firsts(deflater, "Hello".getBytes(UTF_8))).containsExactly(FIN | RSV1 | BINARY);
    assertThat(firsts(deflater, noise(150_000)))
        .startsWith(RSV1 | BINARY, CONTINUATION)
        .endsWith(FIN | CONTINUATION);
  }

  @Test
  void textIsMarkedAsText() throws UnpairedSurrogateException {
    ByteBuf out = memory.buffer();
    encoder.text("Grüße", out);
    List<Masked> frames = write(deflater(ALL, 15, true), out);
    assertThat(frames).extracting(Masked::first).containsExactly(FIN | RSV1 | TEXT);
    assertThat(new ReferenceInflater(15, true).inflate(payload(frames)))
        .isEqualTo("Grüße".getBytes(UTF_8));
  }

  @Test
  void theTailOfAFlushIsRemovedFromTheEndOfAMessage() {
    byte[] payload = payload(send(deflater(ALL, 15, true), "Hello".getBytes(UTF_8)));
    assertThat(payload).asHexString().isEqualToIgnoringCase("f248cdc9c90700"); // §7.2.3.1
  }

  @Test
  void anEmptyMessageIsOneEmptyBlock() {
    MessageDeflater deflater = deflater(ALL, 15, true);
    assertThat(payload(send(deflater, new byte[0]))).containsExactly(0);
    assertThat(payload(send(deflater, new byte[0]))).containsExactly(0);
  }

  @Test
  void messagesBelowTheThresholdGoAsTheyAre() {
    MessageDeflater deflater = deflater(Deflate.on().threshold(10), 15, true);
    assertThat(firsts(deflater, new byte[9])).containsExactly(FIN | BINARY);
    assertThat(firsts(deflater, new byte[10])).containsExactly(FIN | RSV1 | BINARY);
  }

  @Test
  void controlFramesGoAsTheyAre() {
    MessageDeflater deflater = deflater(ALL, 15, true);
    ByteBuf ping = memory.buffer();
    encoder.ping(ByteBuffer.allocate(3), ping);
    assertThat(write(deflater, ping)).extracting(Masked::first).containsExactly(FIN | 0x9);
  }

  @Test
  void aMessageRefersToTheOnesBeforeIt() {
    MessageDeflater deflater = deflater(ALL, 15, true);
    byte[] message = noise(500);
    ReferenceInflater server = new ReferenceInflater(15, true);
    assertThat(server.inflate(payload(send(deflater, message)))).isEqualTo(message);
    byte[] again = payload(send(deflater, message));
    assertThat(again.length).isLessThan(20);
    assertThat(server.inflate(again)).isEqualTo(message);
    assertThat(server.furthest()).isEqualTo(500);
  }

  @Test
  void withoutContextTakeoverAMessageNeverRefersToTheOnesBeforeIt() {
    MessageDeflater deflater = deflater(ALL, 15, false);
    byte[] message = noise(500);
    byte[] first = payload(send(deflater, message));
    assertThat(payload(send(deflater, message))).isEqualTo(first);
  }

  @Test
  void withoutContextTakeoverZlibIsHeldWithinAMessageOnly() {
    MessageDeflater one = deflater(ALL, 15, false);
    MessageDeflater other = deflater(ALL, 15, false);
    assertThat(zlib.live()).isZero();
    send(one, new byte[100]);
    send(other, new byte[100]);
    send(one, noise(200_000));
    assertThat(zlib.live()).isEqualTo(1);
  }

  @Test
  void whoHibernatesGivesBackAndBeginsAnew() {
    MessageDeflater deflater = deflater(ALL, 15, true);
    MessageDeflater other = deflater(ALL, 15, true);
    ReferenceInflater server = new ReferenceInflater(15, true);
    byte[] message = noise(500);
    send(other, message);
    assertThat(server.inflate(payload(send(deflater, message)))).isEqualTo(message);
    assertThat(zlib.live()).isEqualTo(2);

    deflater.hibernate();
    other.hibernate();
    assertThat(zlib.live()).as("one is kept for the next").isEqualTo(1);

    byte[] anew = payload(send(deflater, message));
    assertThat(anew.length).isGreaterThan(400);
    assertThat(server.inflate(anew)).isEqualTo(message);
  }

  @Test
  void nobodyHibernatesWithinAMessage() {
    MessageDeflater deflater = deflater(ALL, 15, true);
    ByteBuf frames = frames(new byte[100_000]);
    ByteBuf first = frames.readRetainedSlice(FrameEncoder.frameLength(frames, 0));
    ReferenceInflater server = new ReferenceInflater(15, true);
    List<Masked> sent = read(deflater.deflate(first));
    deflater.hibernate();
    sent.addAll(read(deflater.deflate(frames)));
    assertThat(server.inflate(payload(sent))).isEqualTo(new byte[100_000]);
  }

  @Test
  void anotherLevelIsAnotherDeflater() {
    byte[] message = new byte[20_000];
    byte[] stored = payload(send(deflater(ALL.level(0), 15, false), message));
    byte[] packed = payload(send(deflater(ALL.level(9), 15, false), message));
    assertThat(stored.length).isGreaterThan(20_000);
    assertThat(packed.length).isLessThan(100);
    assertThat(new ReferenceInflater(15, false).inflate(stored)).isEqualTo(message);
    assertThat(zlib.live()).isEqualTo(1);
  }

  /** Of a repetition as far back as the window reaches, and one beyond it. */
  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
  void nothingRefersBackBeyondTheWindow(int bits) {
    for (boolean takeover : new boolean[] {true, false}) {
      for (int level : new int[] {1, 6, 9}) {
        MessageDeflater deflater = deflater(ALL.level(level), bits, takeover);
        ReferenceInflater server = new ReferenceInflater(bits, takeover);
        for (byte[] message : messages(1 << bits)) {
          assertThat(server.inflate(payload(send(deflater, message)))).isEqualTo(message);
        }
        assertThat(server.furthest()).isGreaterThan(1 << (bits - 2));
        deflater.close();
      }
    }
  }

  private List<byte[]> messages(int window) {
    List<byte[]> messages = new ArrayList<>();
    for (int length : new int[] {window - 1, window, window + 1, 3 * window + 7, 30, 1, 70_000}) {
      messages.add(periodic(length, window / 2));
      messages.add(periodic(length, window));
      messages.add(periodic(length, window + 1));
      messages.add(noise(length));
    }
    return messages;
  }

  /** Noise that comes again after so many bytes. */
  private byte[] periodic(int length, int period) {
    byte[] bytes = noise(length);
    for (int i = period; i < length; i++) {
      bytes[i] = bytes[i - period];
    }
    return bytes;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private MessageDeflater deflater(Deflate options, int bits, boolean takeover) {
    DeflateTerms terms = new DeflateTerms(true, takeover, 15, bits);
    MessageDeflater deflater = new MessageDeflater(zlib, memory, encoder, terms, options);
    deflaters.add(deflater);
    return deflater;
  }

  private List<Integer> firsts(MessageDeflater deflater, byte[] message) {
    return send(deflater, message).stream().map(Masked::first).toList();
  }

  private List<Masked> send(MessageDeflater deflater, byte[] message) {
    return write(deflater, frames(message));
  }

  private ByteBuf frames(byte[] message) {
    ByteBuf frames = memory.buffer();
    encoder.binary(message, frames);
    return frames;
  }

  /** Frame by frame, as a queue writes them. */
  private static List<Masked> write(MessageDeflater deflater, ByteBuf frames) {
    List<Masked> written = new ArrayList<>();
    while (frames.isReadable()) {
      int length = FrameEncoder.frameLength(frames, frames.readerIndex());
      written.addAll(read(deflater.deflate(frames.readRetainedSlice(length))));
    }
    frames.release();
    return written;
  }

  private static List<Masked> read(ByteBuf wire) {
    try {
      return MaskedFrames.read(wire);
    } finally {
      wire.release();
    }
  }

  private static byte[] payload(List<Masked> frames) {
    return ServerFrames.concat(frames.stream().map(Masked::payload).toArray(byte[][]::new));
  }
}
