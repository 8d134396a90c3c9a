// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

/** How much a thread keeps for reading what lies outside of the heap. */
class ScratchTest {

  private final Scratch scratch = new Scratch();

  @Test
  void bytesAreCopiedFromTheirIndex() {
    ByteBuf buffer = Unpooled.wrappedBuffer(new byte[] {1, 2, 3, 4});
    assertThat(scratch.copy(buffer, 1, 2)).startsWith(2, 3);
  }

  @Test
  void messagesOfUsualLengthShareAnArray() {
    byte[] first = scratch.copy(Unpooled.buffer(4096), 0, 4096);
    assertThat(scratch.copy(Unpooled.buffer(10), 0, 10)).isSameAs(first);
  }

  @Test
  void theArrayOfALongMessageIsNotKept() {
    byte[] kept = scratch.copy(Unpooled.buffer(256 << 10), 0, 256 << 10);
    byte[] once = scratch.copy(Unpooled.buffer(1 << 20), 0, 1 << 20);
    assertThat(once).hasSize(1 << 20);
    assertThat(scratch.copy(Unpooled.buffer(10), 0, 10)).isSameAs(kept);
  }
}
