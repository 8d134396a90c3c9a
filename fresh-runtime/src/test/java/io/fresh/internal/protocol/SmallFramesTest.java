// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small messages are handed over as the same frames that others become in a buffer. */
class SmallFramesTest {

  private static final int MAX = FrameEncoder.MAX_SMALL;

  private final AtomicInteger keys = new AtomicInteger();
  private final FrameEncoder encoder = new FrameEncoder(() -> keys::incrementAndGet);
  private final ByteBuf small = Unpooled.buffer();
  private final ByteBuf expected = Unpooled.buffer();
  private final FrameSink sink =
      (bytes, from, length) -> {
        small.writeBytes(bytes, from, length);
        return true;
      };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 125, 126, 127, 2729, 2730, 2731, 8190, 8191, MAX - 1, MAX})
  void aSmallMessageIsTheSameFrameAsInABuffer(int length) throws UnpairedSurrogateException {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    for (String unit : new String[] {"a", "é", "€"}) {
      isSame(unit.repeat(length));
    }
    isSame("\uD83D\uDE00".repeat(length / 2));

    forget();
    encoder.binary(ByteBuffer.wrap(payload), sink);
    encoder.binary(Unpooled.wrappedBuffer(new byte[3], payload), 3, length, sink);
    keys.set(0);
    encoder.binary(payload, expected);
    encoder.binary(payload, expected);
    assertThat(small).isEqualTo(expected);
  }

  private void isSame(String text) throws UnpairedSurrogateException {
    forget();
    encoder.text(text, sink);
    keys.set(0);
    encoder.text(text, expected);
    assertThat(small).isEqualTo(expected);
    assertThat(small.readableBytes())
        .isEqualTo(FrameEncoder.frameSize(FrameWriter.payloadLength(small, small.readerIndex())));
  }

  private void forget() {
    keys.set(0);
    small.clear();
    expected.clear();
  }

  @Test
  void whatTheSinkSaysIsTheAnswer() throws UnpairedSurrogateException {
    assertThat(encoder.text("no", (bytes, from, length) -> false)).isFalse();
    assertThat(encoder.binary(ByteBuffer.allocate(1), (bytes, from, length) -> false)).isFalse();
    assertThat(encoder.text("yes", sink)).isTrue();
  }

  @Test
  void anUnpairedSurrogateIsRefusedBeforeTheSinkSeesAnything() {
    for (String text : new String[] {"\uD83D", "a".repeat(3000) + "\uDE00"}) {
      assertThatThrownBy(() -> encoder.text(text, sink))
          .isInstanceOf(UnpairedSurrogateException.class);
    }
    assertThat(small.isReadable()).isFalse();
  }

  @Test
  void thePayloadIsLeftAsItWas() {
    ByteBuffer nio = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);
    ByteBuf netty = Unpooled.wrappedBuffer(new byte[] {1, 2, 3}).skipBytes(1);
    encoder.binary(nio, sink);
    encoder.binary(netty, 1, 2, sink);

    assertThat(nio).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
    assertThat(netty).isEqualTo(Unpooled.wrappedBuffer(new byte[] {2, 3}));
  }
}
