// SPDX-License-Identifier: MIT
package io.fresh.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fresh.FreshException.DecodingFailed;
import io.fresh.MemberReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Handlers that are told apart by a member of the message. */
final class LookingTest {

  /** A format of words with spaces between them; its members are the words. */
  private static final class Words implements MemberReader {
    private List<String> words = List.of();

    @Override
    public void read(ByteBuffer utf8) throws IOException {
      String text = UTF_8.decode(utf8).toString();
      if (text.startsWith(" ")) {
        throw new IOException("begins with a space: " + text);
      }
      if (text.isEmpty()) {
        throw new StackOverflowError("on purpose");
      }
      words = Arrays.asList(text.split(" "));
    }

    @Override
    public @Nullable String text(int index) {
      return index < words.size() ? words.get(index) : null;
    }

    @Override
    public @Nullable ByteBuffer value(int index) {
      String text = text(index);
      return text == null ? null : ByteBuffer.wrap(text.getBytes(UTF_8));
    }
  }

  private final Words words = new Words();

  @Test
  void aReaderIsGivenTheMessageWhichStaysAsItIs() throws Exception {
    ByteBuffer message = message("trade BTC");

    Dispatcher.look(words, message);

    assertThat(words.text(1)).isEqualTo("BTC");
    assertThat(Dispatcher.text(message)).isEqualTo("trade BTC");
    assertThat(Dispatcher.tryLook(words, message)).isTrue();
  }

  @Test
  void aMessageOfAnotherFormatIsUndecodable() {
    DecodingFailed error =
        catchThrowableOfType(
                UndecodableMessage.class, () -> Dispatcher.look(words, message(" s3cr3t")))
            .error();

    assertThat(error)
        .hasMessage(
            "Expected a text whose members can be read, the decoder threw java.io.IOException;"
                + " it has 7 bytes, like  x0xx0x")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void whereAHandlerTakesTheRestAMessageOfAnotherFormatIsNoError() {
    assertThat(Dispatcher.tryLook(words, message(" other"))).isFalse();
  }

  @Test
  void anErrorOfTheVirtualMachinePasses() {
    assertThat(catchThrowable(() -> Dispatcher.tryLook(words, message(""))))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void theValueOfAMemberIsDecodedAsAMessageIs() throws Exception {
    Dispatcher.look(words, message("trade 12"));

    Integer value =
        Dispatcher.decodeText(
            utf8 -> Integer.valueOf(UTF_8.decode(utf8).toString()),
            Dispatcher.member(words, 1, "data"),
            "Integer");

    assertThat(value).isEqualTo(12);
  }

  @Test
  void aMissingMemberIsUndecodable() throws Exception {
    Dispatcher.look(words, message("trade"));

    UndecodableMessage undecodable =
        catchThrowableOfType(
            UndecodableMessage.class, () -> Dispatcher.member(words, 1, "data/trade"));

    assertThat(undecodable.error())
        .hasMessage("Expected a text with the member data/trade, it has none");
  }

  @Test
  void aMessageThatNoHandlerIsForTellsWhereWasLookedAndNothingOfWhatItSaid() throws Exception {
    Dispatcher.look(words, message("s3cr3t"));

    DecodingFailed error =
        Dispatcher.unknown(words, Field.of("type", "trade", "ticker"), Field.of("data/e", "24h"))
            .error();

    assertThat(error)
        .hasMessage(
            "Expected a text that a handler is for, type one of trade, ticker, or data/e one of 24h;"
                + " found type with 6 characters, data/e without a value")
        .hasNoCause();
    assertThat(error.closeCode()).isEmpty();
  }

  private static ByteBuffer message(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer();
  }
}
