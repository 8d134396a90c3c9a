// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Writes down a message in parts as if it had come whole, and checks what holds for each part. */
final class JoiningRecorder extends EventRecorder {

  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

  @Override
  public void textPart(String part, boolean last) {
    assertThat(part.isEmpty() && !last).as("an empty part that is not the last").isFalse();
    text.append(part);
    if (last) {
      text(text.toString());
      text.setLength(0);
    }
  }

  @Override
  public void textPart(ByteBuf buffer, int index, int length, boolean last) {
    ByteBuffer utf8 = buffer.nioBuffer(index, length);
    try {
      textPart(UTF_8.newDecoder().decode(utf8).toString(), last);
    } catch (CharacterCodingException e) {
      throw new AssertionError("Expected a part that is UTF-8 in itself", e);
    }
  }

  @Override
  public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
    assertThat(length == 0 && !last).as("an empty part that is not the last").isFalse();
    binary.writeBytes(ByteBufUtil.getBytes(buffer, index, length));
    if (last) {
      add(Event.binary(binary.toByteArray()));
      binary.reset();
    }
  }
}
