// SPDX-License-Identifier: MIT
package io.fresh.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.fresh.BinaryDecoder;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.TextDecoder;
import java.lang.management.ManagementFactory;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a dispatcher makes of a message for a handler that takes a value. */
final class DecodingTest {

  private static final String SECRET = "{\"key\":\"s3cr3t\",\"n\":12.5}";

  private final ByteBuffer message = ByteBuffer.wrap((SECRET + "!").getBytes(UTF_8)).limit(25);

  @Test
  void aDecoderIsGivenTheMessageAndItsValueIsHandedOn() throws Exception {
    String value = Dispatcher.decodeText(utf8 -> UTF_8.decode(utf8).toString(), message, "String");

    assertThat(value).isEqualTo(SECRET);
  }

  @Test
  void whatADecoderDoesWithTheBufferIsUndone() throws Exception {
    BinaryDecoder<Integer> careless =
        bytes -> bytes.order(ByteOrder.LITTLE_ENDIAN).position(3).mark().limit(7).remaining();

    assertThat(Dispatcher.decodeBinary(careless, message, "Integer")).isEqualTo(4);

    assertThat(message.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(Dispatcher.text(message)).isEqualTo(SECRET);
  }

  @Test
  void whatADecoderThatThrowsHasDoneWithTheBufferIsUndone() {
    UndecodableMessage undecodable =
        undecodable(
            utf8 -> {
              utf8.limit(0);
              throw new BufferUnderflowException();
            });

    assertThat(undecodable.error()).hasMessageContaining("25 bytes");
    assertThat(Dispatcher.text(message)).isEqualTo(SECRET);
  }

  static TextDecoder<?>[] throwing() {
    return new TextDecoder<?>[] {
      utf8 -> {
        throw new NumberFormatException("For input string: " + UTF_8.decode(utf8));
      },
      utf8 -> {
        throw new TimeoutException(UTF_8.decode(utf8).toString());
      },
      utf8 -> {
        throw new AssertionError(UTF_8.decode(utf8));
      },
      utf8 -> {
        throw new DecodingFailed(UTF_8.decode(utf8).toString(), 1002);
      }
    };
  }

  @ParameterizedTest
  @MethodSource("throwing")
  void whatADecoderThrowsIsTheCauseAndNamedWithoutItsMessage(TextDecoder<?> decoder) {
    DecodingFailed error = undecodable(decoder).error();

    Throwable thrown = catchThrowable(() -> decoder.decode(message.duplicate()));
    assertThat(error)
        .hasMessage(
            "Expected a text that can be decoded as Trade, the decoder threw "
                + thrown.getClass().getName()
                + "; it has 25 bytes, like {\"xxx\":\"x0xx0x\",\"x\":00.0}")
        .hasCauseInstanceOf(thrown.getClass());
    assertThat(error.getCause()).hasMessage(thrown.getMessage());
  }

  @Test
  void anUndecodableMessageLeavesTheTransportAndHasNoCode() {
    DecodingFailed error = undecodable(utf8 -> null).error();

    assertThat(error.closeCode()).isEmpty();
    assertThat(error.isTransportLost()).isFalse();
    assertThat(error.isRetryable()).isTrue();
  }

  @Test
  void aDecoderMustNotMakeNull() {
    assertThat(undecodable(utf8 -> null).error())
        .hasMessageStartingWith(
            "Expected a text that can be decoded as Trade, the decoder made null of it; it has 25")
        .hasNoCause();
  }

  @Test
  void aBinaryMessageIsCalledSo() {
    UndecodableMessage undecodable =
        catchThrowableOfType(
            UndecodableMessage.class,
            () -> Dispatcher.decodeBinary(bytes -> null, ByteBuffer.allocate(0), "Tick"));

    assertThat(undecodable.error())
        .hasMessage(
            "Expected a binary message that can be decoded as Tick, the decoder made null of it;"
                + " it has 0 bytes");
  }

  @Test
  void anErrorOfTheVirtualMachinePasses() {
    StackOverflowError fatal = new StackOverflowError("on purpose");

    Throwable thrown =
        catchThrowable(
            () ->
                Dispatcher.decodeText(
                    utf8 -> {
                      throw fatal;
                    },
                    message,
                    "Trade"));

    assertThat(thrown).isSameAs(fatal);
  }

  @Test
  void theSignalItselfCostsNoStackTrace() {
    assertThat(undecodable(utf8 -> null).getStackTrace()).isEmpty();
  }

  @Test
  void aMessageThatCanBeDecodedCostsNoObjectBesideItsValue() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TextDecoder<String> decoder = utf8 -> SECRET;
    decode(decoder, 1); // what is made once
    threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    decode(decoder, 1000);
    long after = threads.getCurrentThreadAllocatedBytes();

    assertThat(after - before).isLessThan(1000); // less than a byte a message
  }

  private void decode(TextDecoder<String> decoder, int times) throws UndecodableMessage {
    for (int i = 0; i < times; i++) {
      Dispatcher.decodeText(decoder, message, "String");
    }
  }

  @Test
  void aTextIsMadeOfAnyBuffer() {
    ByteBuffer direct = ByteBuffer.allocateDirect(20).put("xx€𝄞é".getBytes(UTF_8)).flip();

    assertThat(Dispatcher.text(direct.position(2).asReadOnlyBuffer())).isEqualTo("€𝄞é");
    assertThat(direct.position()).isEqualTo(2);
  }

  private UndecodableMessage undecodable(TextDecoder<?> decoder) {
    return catchThrowableOfType(
        UndecodableMessage.class, () -> Dispatcher.decodeText(decoder, message, "Trade"));
  }
}
