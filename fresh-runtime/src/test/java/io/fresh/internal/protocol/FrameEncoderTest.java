// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.internal.protocol.MaskedFrames.Masked;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client writes. */
class FrameEncoderTest {

  private static final int FIN = 0x80;

  private final FrameEncoder encoder = new FrameEncoder(() -> new MaskingKeys(new SecureRandom()));
  private final ByteBuf out = Unpooled.directBuffer();

  @AfterEach
  void release() {
    assertThat(out.release()).isTrue();
  }

  @Test
  void theExampleOfTheRfcIsWritten() throws UnpairedSurrogateException {
    new FrameEncoder(() -> () -> 0x37fa213d).text("Hello", out);
    assertThat(ByteBufUtil.hexDump(out)).isEqualTo("818537fa213d7f9f4d5158");
  }

  @Test
  void aTextIsAFinalFrameOfItsUtf8() throws UnpairedSurrogateException {
    encoder.text("grüße €\uD83D\uDE00", out);
    assertThat(readOne().first()).isEqualTo(FIN | Opcode.TEXT);
    encoder.text("grüße €\uD83D\uDE00", out.clear());
    assertThat(readOne().text()).isEqualTo("grüße €\uD83D\uDE00");
  }

  @Test
  void anEmptyMessageIsAnEmptyFrame() throws UnpairedSurrogateException {
    encoder.text("", out);
    encoder.binary(new byte[0], out);
    List<Masked> frames = MaskedFrames.read(out);
    assertThat(frames)
        .extracting(Masked::first)
        .containsExactly(FIN | Opcode.TEXT, FIN | Opcode.BINARY);
    assertThat(frames).allSatisfy(frame -> assertThat(frame.payload()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 125, 126, 127, 8189, 8190, 8191, 20_000, 65_535})
  void aBinaryMessageIsTheSameFromEverySource(int length) {
    byte[] payload = random(length);
    encoder.binary(payload, out);
    encoder.binary(ByteBuffer.wrap(payload), out);
    encoder.binary(ByteBuffer.allocateDirect(length).put(payload).flip(), out);
    encoder.binary(ByteBuffer.wrap(payload).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN), out);
    encoder.binary(Unpooled.wrappedBuffer(payload), 0, length, out);
    assertThat(MaskedFrames.read(out))
        .hasSize(5)
        .allSatisfy(frame -> assertThat(frame.first()).isEqualTo(FIN | Opcode.BINARY))
        .allSatisfy(frame -> assertThat(frame.payload()).isEqualTo(payload));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 125, 126, 65_535})
  void theLengthIsWrittenInItsShortestForm(int length) {
    encoder.binary(new byte[length], out);
    assertThat(readOne().headerLength()).isEqualTo(length < 126 ? 6 : 8);
  }

  @Test
  void whatIsReadIsLeftAsItWas() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}).position(1).limit(4);
    ByteBuf netty = Unpooled.wrappedBuffer(new byte[] {1, 2, 3, 4, 5}).setIndex(2, 4);
    byte[] array = {1, 2, 3};
    encoder.binary(buffer, out);
    encoder.binary(netty, 1, 3, out);
    encoder.binary(array, out);
    encoder.ping(buffer, out);
    encoder.pong(buffer, out);
    assertThat(buffer.position()).isEqualTo(1);
    assertThat(buffer.limit()).isEqualTo(4);
    assertThat(netty.readerIndex()).isEqualTo(2);
    assertThat(netty.writerIndex()).isEqualTo(4);
    assertThat(netty.refCnt()).isEqualTo(1);
    assertThat(array).containsExactly(1, 2, 3);
    assertThat(MaskedFrames.read(out))
        .extracting(Masked::payload)
        .containsExactly(
            new byte[] {2, 3, 4},
            new byte[] {2, 3, 4},
            new byte[] {1, 2, 3},
            new byte[] {2, 3, 4},
            new byte[] {2, 3, 4});
  }

  @Test
  void pingsAndPongsCarryTheirPayload() {
    byte[] payload = random(125);
    encoder.ping(ByteBuffer.wrap(payload), out);
    encoder.pong(ByteBuffer.wrap(payload), out);
    encoder.pong(Unpooled.wrappedBuffer(payload), 0, 125, out);
    List<Masked> frames = MaskedFrames.read(out);
    assertThat(frames)
        .extracting(Masked::first)
        .containsExactly(FIN | Opcode.PING, FIN | Opcode.PONG, FIN | Opcode.PONG);
    assertThat(frames).allSatisfy(frame -> assertThat(frame.payload()).isEqualTo(payload));
  }

  @Test
  void controlFramesOfMoreThan125BytesAreNotWritten() {
    ByteBuffer payload = ByteBuffer.allocate(126);
    ByteBuf netty = Unpooled.wrappedBuffer(payload);
    assertThatThrownBy(() -> encoder.ping(payload, out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected at most 125 bytes in a control frame, were 126");
    assertThatThrownBy(() -> encoder.pong(payload, out))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encoder.pong(netty, 0, 126, out))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(out.isReadable()).isFalse();
  }

  @Test
  void aCloseBeginsWithItsCode() {
    encoder.close(1001, "größer", out);
    Masked frame = readOne();
    assertThat(frame.first()).isEqualTo(FIN | Opcode.CLOSE);
    assertThat(ByteBuffer.wrap(frame.payload()).getShort()).isEqualTo((short) 1001);
    assertThat(new String(frame.payload(), 2, frame.payload().length - 2, UTF_8))
        .isEqualTo("größer");
  }

  @Test
  void aCloseWithoutAStatusIsEmpty() {
    encoder.close(1005, "", out);
    Masked frame = readOne();
    assertThat(frame.first()).isEqualTo(FIN | Opcode.CLOSE);
    assertThat(frame.payload()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1006, 1015, 5000})
  void codesThatMustNotBeOnTheWireAreNotWritten(int code) {
    assertThatThrownBy(() -> encoder.close(code, "", out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was " + code);
    assertThat(out.isReadable()).isFalse();
  }

  @Test
  void aReasonThatDoesNotFitIsNotWritten() {
    encoder.close(1000, "é".repeat(61), out);
    assertThat(readOne().payload()).hasSize(124);
    assertThatThrownBy(() -> encoder.close(1000, "é".repeat(62), out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("124 bytes");
    assertThat(out.isReadable()).isFalse();
  }

  /** {@link MaskedFrames} refuses a frame that is not. */
  @Test
  void everyFrameIsMasked() throws UnpairedSurrogateException {
    encoder.text("a", out);
    encoder.binary(new byte[1], out);
    encoder.ping(ByteBuffer.allocate(0), out);
    encoder.pong(ByteBuffer.allocate(0), out);
    encoder.close(1005, "", out);
    assertThat(MaskedFrames.read(out))
        .extracting(Masked::first)
        .containsExactly(0x81, 0x82, 0x89, 0x8A, 0x88);
  }

  @Test
  void whatWasWrittenDoesNotChangeWithItsSource() {
    byte[] array = {1, 2, 3};
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3});
    encoder.binary(array, out);
    encoder.binary(buffer, out);
    array[0] = 9;
    buffer.put(0, (byte) 9);
    assertThat(MaskedFrames.read(out))
        .extracting(Masked::payload)
        .containsExactly(new byte[] {1, 2, 3}, new byte[] {1, 2, 3});
  }

  @Test
  void everyFrameHasAKeyOfItsOwn() throws UnpairedSurrogateException {
    AtomicInteger keys = new AtomicInteger();
    FrameEncoder counting = new FrameEncoder(() -> keys::incrementAndGet);
    counting.text("a", out);
    counting.binary(new byte[3 * FrameEncoder.MAX_FRAGMENT], out);
    counting.ping(ByteBuffer.allocate(0), out);
    counting.close(1000, "", out);
    assertThat(MaskedFrames.read(out)).extracting(Masked::key).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void framesGoToTheEndOfABufferThatGrows() {
    ByteBuf small = Unpooled.buffer(1);
    small.writeByte('x');
    encoder.binary(random(1000), small);
    assertThat(small.readByte()).isEqualTo((byte) 'x');
    assertThat(MaskedFrames.read(small)).hasSize(1);
  }

  @Test
  void threadsDoNotMixTheirFrames() throws InterruptedException {
    int threads = 8;
    ByteBuf[] outs = new ByteBuf[threads];
    Thread[] writers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      ByteBuf mine = Unpooled.buffer();
      String text = String.valueOf((char) ('a' + i)).repeat(3000);
      outs[i] = mine;
      writers[i] = new Thread(() -> writeMany(text, mine));
      writers[i].start();
    }
    Set<Integer> keys = new HashSet<>();
    for (int i = 0; i < threads; i++) {
      writers[i].join();
      String text = String.valueOf((char) ('a' + i)).repeat(3000);
      List<Masked> frames = MaskedFrames.read(outs[i]);
      assertThat(frames).hasSize(500).allSatisfy(frame -> assertThat(frame.text()).isEqualTo(text));
      frames.forEach(frame -> keys.add(frame.key()));
    }
    assertThat(keys)
        .as("of 4,000 random keys a few may be equal, not many")
        .hasSizeGreaterThan(3990);
  }

  private void writeMany(String text, ByteBuf mine) {
    for (int i = 0; i < 500; i++) {
      try {
        encoder.text(text, mine);
      } catch (UnpairedSurrogateException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Masked readOne() {
    List<Masked> frames = MaskedFrames.read(out);
    assertThat(frames).hasSize(1);
    return frames.get(0);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
