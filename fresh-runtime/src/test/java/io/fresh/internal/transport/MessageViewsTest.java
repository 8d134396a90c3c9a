// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a handler sees a message as a ByteBuffer. */
final class MessageViewsTest {

  private final MessageViews views = new MessageViews.Shared();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5_000, 128 << 10, 300 << 10})
  void aMessageBeginsAtPositionZeroAndIsReadOnly(int length) {
    for (boolean direct : new boolean[] {true, false}) {
      ByteBuf read = direct ? Unpooled.directBuffer() : Unpooled.buffer();
      byte[] message = new byte[length];
      Arrays.fill(message, (byte) 7);
      read.writeZero(3).writeBytes(message);

      for (MessageViews each : new MessageViews[] {views, MessageViews.EACH_ITS_OWN}) {
        ByteBuffer view = each.of(read, 3, length);
        assertThat(view.isReadOnly()).isTrue();
        assertThat(view.position()).isZero();
        assertThat(view.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(view).isEqualTo(ByteBuffer.wrap(message));
      }
      read.release();
    }
  }

  @Test
  void whatAHandlerHasDoneToTheViewIsUndoneForTheNextMessage() {
    ByteBuf read = Unpooled.copiedBuffer(new byte[] {1, 2, 3, 4});
    views.of(read, 0, 4).order(ByteOrder.LITTLE_ENDIAN).position(2).limit(3);
    ByteBuffer next = views.of(read, 1, 3);
    assertThat(next.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(next).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3, 4}));
  }

  @Test
  void messagesShareAView() {
    ByteBuf read = Unpooled.copiedBuffer(new byte[100]);
    assertThat(views.of(read, 0, 10)).isSameAs(views.of(read, 50, 50));
  }

  /** Its memory may have been freed since, or be where other memory was. */
  @Test
  void theViewOfALongMessageIsUsedAgainForTheSameMemoryAlone() {
    int length = 200 << 10;
    ByteBuf first = Unpooled.directBuffer(length, length).writerIndex(length).setByte(0, 1);
    ByteBuffer of = views.of(first, 0, length);
    assertThat(views.of(first, 0, length)).isSameAs(of);
    first.release();

    ByteBuf second = Unpooled.directBuffer(length, length).writerIndex(length).setByte(0, 2);
    assertThat(views.of(second, 0, length)).isNotSameAs(of);
    assertThat(views.of(second, 0, length).get(0)).isEqualTo((byte) 2);
    assertThat(views.of(second, 0, length - 1).remaining()).isEqualTo(length - 1);
    second.release();
  }
}
