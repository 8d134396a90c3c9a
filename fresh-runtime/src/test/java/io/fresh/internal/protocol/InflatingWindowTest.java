// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.RSV1;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.spi.MessageForm;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the server takes over its context a message may refer to what came before it (RFC 7692 §7.2.2), also across what zlib would forget
 * it by: a hibernation, and a last block (§7.2.3.4).
 */
class InflatingWindowTest {

  private static final DeflateTerms TAKEOVER = new DeflateTerms(true, true, 15, 15);
  private static final Event HELLO = Event.binary("Hello".getBytes(US_ASCII));

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final ZlibPool zlib = new ZlibPool();
  private final EventRecorder recorder = new JoiningRecorder();
  private final DeflatingServer server = new DeflatingServer(true);
  private final List<FrameDecoder> decoders = new ArrayList<>();

  @AfterEach
  void everythingIsReleased() {
    decoders.forEach(FrameDecoder::close);
    server.close();
    zlib.close();
    assertThat(zlib.live()).isZero();
    assertThat(memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory()).isZero();
  }

  @Test
  void whoHibernatesGivesBackAllOfZlib() throws ProtocolViolation {
    FrameDecoder one = decoder(MessageForm.BYTE_BUF);
    FrameDecoder other = decoder(MessageForm.BYTE_BUF);
    decode(one, server.frame(BINARY, noise(1, 100)));
    decode(other, frame(FIN | RSV1 | BINARY, hex("f248cdc9c90700")));
    assertThat(zlib.live()).isEqualTo(2);
    one.hibernate();
    other.hibernate();
    other.hibernate();
    assertThat(zlib.live()).as("one is kept for the next").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BYTE_BUF", "PARTIAL_BYTE_BUF"})
  void aMessageMayReferToWhatCameBeforeAHibernation(MessageForm form) throws ProtocolViolation {
    FrameDecoder decoder = decoder(form);
    Random random = new Random(5);
    List<Event> expected = new ArrayList<>();
    byte[] noise = noise(2, 32_000);
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(noise.length);
      byte[] message = Arrays.copyOfRange(noise, from, from + random.nextInt(noise.length - from));
      decode(decoder, server.frame(BINARY, message));
      expected.add(Event.binary(message));
      if (random.nextBoolean()) {
        decoder.hibernate();
      }
    }
    assertThat(recorder.events()).isEqualTo(expected);
  }

  @Test
  void whatCameBeforeAHibernationIsTheEndOfWhatMayBeReferredTo() throws ProtocolViolation {
    FrameDecoder decoder = decoder(MessageForm.BYTE_BUF);
    decode(decoder, frame(FIN | RSV1 | BINARY, hex("f248cdc9c90700"))); // Hello
    decoder.hibernate();
    decode(decoder, frame(FIN | RSV1 | BINARY, hex("f200110000"))); // 5 bytes back
    decoder.hibernate();
    assertThat(recorder.events()).containsExactly(HELLO, HELLO);
    assertThatThrownBy(() -> decode(decoder, frame(FIN | RSV1 | BINARY, beyond())))
        .isInstanceOf(ProtocolViolation.class);
  }

  @Test
  void nobodyHibernatesWithinAMessage() throws ProtocolViolation {
    FrameDecoder decoder = decoder(MessageForm.BYTE_BUF);
    byte[] payload = server.compress(noise(3, 500));
    decode(decoder, frame(RSV1 | BINARY, Arrays.copyOf(payload, 100)));
    decoder.hibernate();
    decode(decoder, frame(FIN, Arrays.copyOfRange(payload, 100, payload.length)));
    assertThat(recorder.events()).containsExactly(Event.binary(noise(3, 500)));
  }

  /** By a server whose compressor goes on with its window behind a last block, as zlib's can when it is told the window. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aMessageMayReferToWhatCameBeforeALastBlock(long seed) {
    Random random = new Random(seed);
    byte[] noise = noise(seed, 40_000);
    byte[] sent = {};
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    List<Event> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] message = new byte[0];
      byte[] payload = new byte[0];
      boolean lastBlocks = random.nextInt(4) > 0;
      for (int block = lastBlocks ? random.nextInt(3) : 0; block >= 0; block--) {
        int from = random.nextInt(30_000);
        byte[] piece = Arrays.copyOfRange(noise, from, from + random.nextInt(10_000));
        payload = ServerFrames.concat(payload, deflate(sent, piece, lastBlocks));
        sent = ServerFrames.concat(sent, piece);
        message = ServerFrames.concat(message, piece);
      }
      wire.writeBytes(
          frame(
              FIN | RSV1 | BINARY,
              lastBlocks ? ServerFrames.concat(payload, new byte[1]) : payload));
      expected.add(Event.binary(message));
    }
    assertThat(DecoderFixture.decodeCoarsely(DecoderLimits.DEFAULT, TAKEOVER, wire.toByteArray()))
        .isEqualTo(expected);
  }

  @Test
  void theWindowOfALastBlockOutlivesAHibernation() throws ProtocolViolation {
    FrameDecoder decoder = decoder(MessageForm.BYTE_BUF);
    byte[] noise = noise(4, 5_000);
    decode(decoder, message(deflate(new byte[0], noise, true)));
    decode(decoder, message(deflate(noise, noise, true)));
    decoder.hibernate();
    decode(decoder, message(deflate(noise, noise, true)));
    assertThat(recorder.events()).containsOnly(Event.binary(noise)).hasSize(3);
  }

  @Test
  void aLastBlockThatEndsWithTheTailKeepsTheWindow() throws ProtocolViolation {
    FrameDecoder decoder = decoder(MessageForm.BYTE_BUF);
    decode(decoder, frame(FIN | RSV1 | BINARY, hex("f248cdc9c90700")));
    decode(decoder, frame(FIN | RSV1 | BINARY, hex("01"))); // an empty last block, without its end
    decode(decoder, frame(FIN | RSV1 | BINARY, hex("f200110000")));
    assertThat(recorder.events()).containsExactly(HELLO, Event.binary(new byte[0]), HELLO);
  }

  private static byte[] message(byte[] lastBlock) {
    return frame(FIN | RSV1 | BINARY, ServerFrames.concat(lastBlock, new byte[1]));
  }

  /** Blocks that refer to what was sent; the last of them says that it is the last, or they end as a message ends. */
  private static byte[] deflate(byte[] sent, byte[] piece, boolean lastBlock) {
    Deflater deflater = new Deflater(6, true);
    try {
      deflater.setDictionary(sent);
      deflater.setInput(piece);
      byte[] out = new byte[2 * piece.length + 100];
      if (lastBlock) {
        deflater.finish();
        return Arrays.copyOf(out, deflater.deflate(out));
      }
      return Arrays.copyOf(out, deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH) - 4);
    } finally {
      deflater.end();
    }
  }

  private void decode(FrameDecoder decoder, byte[] wire) throws ProtocolViolation {
    decoder.decode(Unpooled.wrappedBuffer(wire), recorder);
  }

  private FrameDecoder decoder(MessageForm form) {
    Scratch scratch = new Scratch();
    FrameDecoder decoder =
        new FrameDecoder(
            memory,
            DecoderLimits.DEFAULT,
            MessageForm.STRING,
            form,
            scratch,
            new MessageInflater(zlib, scratch, TAKEOVER));
    decoders.add(decoder);
    return decoder;
  }

  /** What refers to 19 bytes back where there were ten. */
  private static byte[] beyond() {
    String sent = "ABCDEFGHIJKLMNOPQRST";
    return deflate(sent.getBytes(US_ASCII), sent.substring(1).getBytes(US_ASCII), false);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] noise(long seed, int length) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    return noise;
  }
}
