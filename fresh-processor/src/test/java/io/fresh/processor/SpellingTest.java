// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as misspelt. */
class SpellingTest {

  private static final List<String> WORDS = List.of("int", "boolean", "NoHandlers");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoHandlers",
        "nohandlers",
        "NOHANDLERS",
        "NoHandler",
        "NoHanlder",
        "NohandlersX",
        "NHandlerz"
      })
  void aLongWordMayHaveTwoMistakesInAnyCase(String text) {
    assertThat(Spelling.meantBy(text, WORDS)).contains("NoHandlers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Int", "itn", "in", "ints", "ind"})
  void aShortWordMayHaveOne(String text) {
    assertThat(Spelling.meantBy(text, WORDS)).contains("int");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "tin", "integer", "bool", "Handler", "NoHandlersXYZ"})
  void whatIsFartherIsSomethingElse(String text) {
    assertThat(Spelling.meantBy(text, WORDS)).isEmpty();
  }

  @Test
  void theNearestWordIsMeantAndOfTwoTheFirst() {
    assertThat(Spelling.meantBy("wws", List.of("wss", "ws"))).contains("wss");
    assertThat(Spelling.meantBy("ws", List.of("wss", "ws"))).contains("ws");
  }
}
