// SPDX-License-Identifier: MIT
package io.fresh.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fresh.BinaryEncoder;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.TextEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EncodingTest {

  private record Login(String token) {}

  private static final Login LOGIN = new Login("s3cr3t");

  @Test
  void aValueBecomesWhatItsEncoderMakesOfIt() {
    ByteBuffer bytes = ByteBuffer.allocate(3);
    TextEncoder<Object> anything = Object::toString;

    assertThat(Encoding.text(anything, LOGIN, "Login")).isEqualTo("Login[token=s3cr3t]");
    assertThat(Encoding.binary(value -> bytes, LOGIN, "Login")).isSameAs(bytes);
  }

  @Test
  void whatAnEncoderThrowsIsTheCauseAndTheValueStaysUnnamed() {
    IOException thrown = new IOException("cannot write s3cr3t");
    TextEncoder<Login> text =
        value -> {
          throw thrown;
        };
    BinaryEncoder<Login> binary =
        value -> {
          throw thrown;
        };

    assertThat(failure(() -> Encoding.text(text, LOGIN, "Login")))
        .hasMessage(
            "Expected a text made of a value of Login, the encoder threw java.io.IOException")
        .hasCause(thrown)
        .returns(false, EncodingFailed::isTransportLost);
    assertThat(failure(() -> Encoding.binary(binary, LOGIN, "Login")))
        .hasMessage(
            "Expected bytes made of a value of Login, the encoder threw java.io.IOException")
        .hasCause(thrown);
  }

  @Test
  void anEncoderMustNotMakeNull() {
    assertThat(failure(() -> Encoding.text(value -> null, LOGIN, "Login")))
        .hasMessage("Expected a text made of a value of Login, the encoder made null")
        .hasNoCause();
    assertThat(failure(() -> Encoding.binary(value -> null, LOGIN, "Login")))
        .hasMessage("Expected bytes made of a value of Login, the encoder made null")
        .hasNoCause();
  }

  @Test
  void anErrorOfTheVirtualMachinePasses() {
    OutOfMemoryError fatal = new OutOfMemoryError("on purpose");
    TextEncoder<Login> text =
        value -> {
          throw fatal;
        };
    BinaryEncoder<Login> binary =
        value -> {
          throw fatal;
        };

    assertThat(catchThrowable(() -> Encoding.text(text, LOGIN, "Login"))).isSameAs(fatal);
    assertThat(catchThrowable(() -> Encoding.binary(binary, LOGIN, "Login"))).isSameAs(fatal);
  }

  private static EncodingFailed failure(ThrowingCallable encoding) {
    return catchThrowableOfType(EncodingFailed.class, encoding);
  }
}
