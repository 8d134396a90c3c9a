// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessageCheckTest {

  @ParameterizedTest
  @EnumSource(value = Content.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void theMessagesInTheirOrderAreRightHoweverOftenTheyCome(Content content) {
    Corpus corpus = Corpus.of(content);
    MessageCheck check = new MessageCheck(corpus);

    assertThatCode(
            () -> {
              for (int i = 0; i < 3 * corpus.size(); i++) {
                give(check, corpus, i % corpus.size());
              }
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(value = Content.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aMessageThatWasLeftOutIsFound(Content content) {
    Corpus corpus = Corpus.of(content);
    MessageCheck check = new MessageCheck(corpus);

    assertThatThrownBy(() -> give(check, corpus, 1))
        .isInstanceOf(CorruptMessageException.class)
        .hasMessageContaining("Expected message 0");
  }

  @Test
  void oneWrongCharacterOfAShortTextIsFound() {
    Corpus corpus = Corpus.of(Content.TEXT_100);
    String wrong = corpus.text(0).replace("trade", "tr4de");

    assertThatThrownBy(() -> new MessageCheck(corpus).text(wrong))
        .isInstanceOf(CorruptMessageException.class);
  }

  @Test
  void oneWrongByteOfAShortBinaryMessageIsFound() {
    Corpus corpus = Corpus.of(Content.BINARY_64);
    byte[] wrong = corpus.payload(0).clone();
    wrong[37] ^= 1;

    assertThatThrownBy(() -> new MessageCheck(corpus).binary(ByteBuffer.wrap(wrong), 0, 64))
        .isInstanceOf(CorruptMessageException.class);
  }

  @Test
  void oneWrongByteOfALongMessageIsFoundOnceItIsComparedWhole() {
    Corpus corpus = Corpus.of(Content.BINARY_1M);
    MessageCheck check = new MessageCheck(corpus);
    byte[] wrong = corpus.payload(0).clone();
    wrong[12_345] ^= 1;

    assertThatThrownBy(() -> check.binary(ByteBuffer.wrap(wrong), 0, wrong.length))
        .isInstanceOf(CorruptMessageException.class);
  }

  @Test
  void aMessageOfTheOtherKindIsFound() {
    MessageCheck check = new MessageCheck(Corpus.of(Content.TEXT_100));

    assertThatThrownBy(() -> check.binary(ByteBuffer.allocate(8), 0, 8))
        .isInstanceOf(CorruptMessageException.class);
  }

  private static void give(MessageCheck check, Corpus corpus, int number) {
    if (corpus.isText()) {
      check.text(corpus.text(number));
    } else {
      byte[] payload = corpus.payload(number);
      check.binary(ByteBuffer.wrap(payload), 0, payload.length);
    }
  }
}
