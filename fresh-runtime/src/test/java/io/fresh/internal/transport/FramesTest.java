// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much memory a large message takes. */
class FramesTest {

  /** The headers of its frames, and what is left where the last is shorter. */
  private static final int HEADERS = 64;

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final Frames frames = new Frames(new FrameEncoder(() -> () -> 0), memory);

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "語", "😀"})
  void aLargeTextTakesNoMoreThanItsFrames(String character) throws UnpairedSurrogateException {
    ByteBuf text = frames.text(character.repeat(100_000));
    assertThat(text.capacity() - text.readableBytes()).isBetween(0, HEADERS);

    text.release();
    assertThat(memory.metric().usedDirectMemory()).isZero();
  }
}
