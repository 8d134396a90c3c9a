// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadersTest {

  private static final Headers COOKIES =
      Headers.of("Set-Cookie", "a=1", "Server", "test", "set-cookie", "b=2");

  @Test
  void namesAreFoundInAnyCase() {
    assertThat(COOKIES.first("SERVER")).contains("test");
    assertThat(COOKIES.contains("server")).isTrue();
    assertThat(COOKIES.contains("Date")).isFalse();
    assertThat(COOKIES.first("Date")).isEmpty();
  }

  @Test
  void aNameHasAllItsValuesInOrder() {
    assertThat(COOKIES.all("SET-COOKIE")).containsExactly("a=1", "b=2");
    assertThat(COOKIES.first("SET-COOKIE")).contains("a=1");
    assertThat(COOKIES.all("Date")).isEmpty();
  }

  @Test
  void aNameIsListedOnceInItsFirstSpelling() {
    assertThat(COOKIES.names()).containsExactly("Set-Cookie", "Server");
  }

  @Test
  void eachValueCountsAndIsVisitedInOrder() {
    List<String> visited = new ArrayList<>();

    COOKIES.forEach((name, value) -> visited.add(name + ": " + value));

    assertThat(visited).containsExactly("Set-Cookie: a=1", "Server: test", "set-cookie: b=2");
    assertThat(COOKIES.size()).isEqualTo(3);
    assertThat(COOKIES.isEmpty()).isFalse();
  }

  @Test
  void emptyHeadersHaveNothing() {
    assertThat(Headers.empty().isEmpty()).isTrue();
    assertThat(Headers.empty().size()).isZero();
    assertThat(Headers.empty()).isEqualTo(Headers.of()).hasToString("Headers[]");
  }

  @Test
  void addKeepsTheValuesThatANameHas() {
    Headers headers = COOKIES.toBuilder().add("Server", "proxy").build();

    assertThat(headers.all("server")).containsExactly("test", "proxy");
  }

  @Test
  void addAllKeepsTheOrderOfBoth() {
    Headers headers = Headers.builder().add("A", "1").addAll(COOKIES).build();

    assertThat(headers.names()).containsExactly("A", "Set-Cookie", "Server");
    assertThat(headers.size()).isEqualTo(4);
  }

  @Test
  void setReplacesAllValuesOfAName() {
    Headers headers = COOKIES.toBuilder().set("SET-cookie", "c=3").build();

    assertThat(headers.all("Set-Cookie")).containsExactly("c=3");
    assertThat(headers.first("Server")).contains("test");
  }

  @Test
  void setThatIsRefusedChangesNothing() {
    Headers.Builder builder = COOKIES.toBuilder();

    assertThatIllegalArgumentException().isThrownBy(() -> builder.set("Set-Cookie", "\r"));

    assertThat(builder.build()).isEqualTo(COOKIES);
  }

  @Test
  void removeTakesAllValuesOfAName() {
    assertThat(COOKIES.toBuilder().remove("SET-COOKIE").build())
        .isEqualTo(Headers.of("Server", "test"));
  }

  @Test
  void aBuilderDoesNotChangeWhatItHasBuilt() {
    Headers.Builder builder = Headers.builder().add("A", "1");
    Headers built = builder.build();

    builder.add("B", "2");

    assertThat(built).isEqualTo(Headers.of("A", "1"));
    assertThat(COOKIES.toBuilder().remove("Server")).isNotNull();
    assertThat(COOKIES.contains("Server")).isTrue();
  }

  @Test
  void equalHeadersHaveTheSameNamesInAnyCaseAndTheSameValuesInOrder() {
    assertThat(Headers.of("ACCEPT", "x"))
        .isEqualTo(Headers.of("accept", "x"))
        .hasSameHashCodeAs(Headers.of("accept", "x"))
        .isNotEqualTo(Headers.of("accept", "X"));
    assertThat(Headers.of("a", "1", "a", "2")).isNotEqualTo(Headers.of("a", "2", "a", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "A B", "A:", "A\r\nB", "Ä", "A\u0000", "(", "a@b", "\u007F"})
  void aNameMustBeAToken(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of(name, "value"))
        .withMessageStartingWith("A header's name must");
  }

  @Test
  void everyCharacterOfATokenMayStandInAName() {
    String name = "!#$%&'*+-.^_`|~09azAZ";

    assertThat(Headers.of(name, "value").names()).containsExactly(name);
  }

  @Test
  void aRefusedNameIsNotRepeatedButItsPositionIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("X-A\r\nX-Forged", "value"))
        .withMessage(
            "A header's name must be a token of HTTP; character U+000D at position 3 must not be in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r",
        "\n",
        "\r\nX-Forged: 1",
        "\u0000",
        "\u0001",
        "\u000B",
        "\f",
        "\u001B",
        "\u001F",
        "\u007F"
      })
  void aValueMustNotHoldAControlCharacter(String bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("Authorization", "secret" + bad))
        .withMessage(
            "The value of header Authorization must not hold a control character; "
                + "there is one at position 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0100", "\u010A", "\u010D", "€", "\uD83D\uDE00"})
  void aValueMustNotHoldWhatIso88591CannotSay(String bad) {
    // Cut down to a byte, U+010D would be a carriage return.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("Authorization", "secret" + bad))
        .withMessage(
            "The value of header Authorization must not hold a character beyond ISO-8859-1; "
                + "there is one at position 6");
  }

  @Test
  void aTabAndEveryOctetThatIsNoControlMayStandInAValue() {
    String value = "a\tb ~\u0080\u00FF";

    assertThat(Headers.of("X", value).first("X")).contains(value);
  }

  @Test
  void whiteSpaceAroundAValueIsNotPartOfIt() {
    assertThat(Headers.of("X", " \ta b\t ").first("X")).contains("a b");
    assertThat(Headers.of("X", " ").first("X")).contains("");
    assertThat(Headers.of("X", "").first("X")).contains("");
  }

  @Test
  void aNameWithoutAValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("A", "1", "B"))
        .withMessage(
            "Headers.of takes names and values in turn; 3 strings leave the last name without a value");
  }

  @Test
  void nothingIsNull() {
    assertThatNullPointerException().isThrownBy(() -> Headers.of("A", null));
    assertThatNullPointerException().isThrownBy(() -> Headers.builder().remove(null));
  }

  @Test
  void toStringShowsNamesAndHidesValues() {
    assertThat(Headers.of("Authorization", "Bearer secret", "Cookie", "secret"))
        .hasToString("Headers[Authorization=***, Cookie=***]");
  }
}
