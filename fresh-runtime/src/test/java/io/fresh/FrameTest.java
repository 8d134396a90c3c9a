// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameTest {

  private static List<Function<byte[], Frame>> controlFrames() {
    return List.of(Frame::ping, Frame::pong);
  }

  @ParameterizedTest
  @MethodSource("controlFrames")
  void aControlFrameHasAtMost125BytesOfPayload(Function<byte[], Frame> frame) {
    assertThat(frame.apply(new byte[125])).isEqualTo(frame.apply(new byte[125]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame.apply(new byte[126]))
        .withMessage(
            "The payload of a ping or pong has at most 125 bytes, was 126; send the rest as a message");
  }

  @Test
  void onlyWhatLiesBetweenPositionAndLimitCounts() {
    ByteBuffer payload = ByteBuffer.allocate(200).position(50).limit(175);

    assertThat(new Frame.Ping(payload).payload().remaining()).isEqualTo(125);
  }

  @Test
  void aFrameDoesNotCopyItsPayload() {
    byte[] bytes = {1, 2, 3};
    ByteBuffer buffer = ByteBuffer.wrap(bytes);

    assertThat(((Frame.Binary) Frame.binary(bytes)).payload().array()).isSameAs(bytes);
    assertThat(((Frame.Binary) Frame.binary(buffer)).payload()).isSameAs(buffer);
  }

  @Test
  void aPingWithoutPayloadIsEmpty() {
    assertThat(Frame.ping()).isEqualTo(Frame.ping(new byte[0]));
  }

  @Test
  void framesOfTheSameKindAndPayloadAreEqual() {
    assertThat(Frame.text("a")).isEqualTo(Frame.text("a")).isNotEqualTo(Frame.text("b"));
    assertThat(Frame.binary(new byte[] {1})).isEqualTo(Frame.binary(new byte[] {1}));
    assertThat(Frame.ping(new byte[] {1})).isNotEqualTo(Frame.pong(new byte[] {1}));
  }

  @Test
  void aPayloadIsNotNull() {
    assertThatNullPointerException().isThrownBy(() -> Frame.text(null)).withMessage("payload");
    assertThatNullPointerException()
        .isThrownBy(() -> Frame.binary((ByteBuffer) null))
        .withMessage("payload");
  }

  @Test
  void toStringShowsNoBytes() {
    assertThat(Frame.binary("secret".getBytes(StandardCharsets.US_ASCII)))
        .asString()
        .startsWith("Binary[")
        .doesNotContain("secret");
  }

  @Test
  void aMessageCanBeMarkedAsUncompressed() {
    Frame text = Frame.text("t");
    assertThat(text.uncompressed()).isEqualTo(new Frame.Uncompressed(text));
    assertThat(text.uncompressed().uncompressed()).isEqualTo(text.uncompressed());
    assertThat(Frame.binary(new byte[1]).uncompressed()).isInstanceOf(Frame.Uncompressed.class);
  }

  @Test
  void nothingElseIsEverCompressed() {
    assertThat(Frame.ping().uncompressed()).isEqualTo(Frame.ping());
    assertThat(Frame.pong(new byte[1]).uncompressed()).isInstanceOf(Frame.Pong.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frame.Uncompressed(Frame.ping()))
        .withMessage(
            "Only a text or binary message can be uncompressed: nothing else is ever compressed");
  }
}
