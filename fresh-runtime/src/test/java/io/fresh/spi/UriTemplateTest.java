// SPDX-License-Identifier: MIT
package io.fresh.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a URI comes out of it as it was, and changes nothing else. */
class UriTemplateTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          BTC/EUR,   wss://h/BTC%2FEUR/x?q=BTC%2FEUR
          a?b#c,     wss://h/a%3Fb%23c/x?q=a%3Fb%23c
          a&b=c+d,   wss://h/a%26b%3Dc%2Bd/x?q=a%26b%3Dc%2Bd
          a b%20,    wss://h/a%20b%2520/x?q=a%20b%2520
          é€😀,      wss://h/%C3%A9%E2%82%AC%F0%9F%98%80/x?q=%C3%A9%E2%82%AC%F0%9F%98%80
          ...,       wss://h/.../x?q=...
          @:;,       wss://h/%40%3A%3B/x?q=%40%3A%3B
          {x},       wss://h/%7Bx%7D/x?q=%7Bx%7D
          """)
  void allButUnreservedCharactersArePercentEncodedInPathAndQuery(String value, String uri) {
    assertThat(UriTemplate.expand("wss://h/{a}/x?q={b}", value, value)).isEqualTo(uri);
  }

  @Test
  void everyCodePointComesOutAsItWentInAndNothingElseChanges() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.getType(c) == Character.SURROGATE) {
        continue;
      }
      String value = Character.toString(c) + '.';
      if (c != '.') {
        assertIsKept(value);
      }
    }
  }

  private static void assertIsKept(String value) {
    String text = UriTemplate.expand("wss://u@h:1/a/{path}/b?c={query}&d", value, value);
    URI uri = URI.create(text);
    boolean isKept =
        uri.getRawAuthority().equals("u@h:1")
            && uri.getPath().equals("/a/" + value + "/b")
            && uri.getRawPath().chars().filter(c -> c == '/').count() == 3
            && uri.getQuery().equals("c=" + value + "&d")
            && uri.getRawQuery().chars().filter(c -> c == '&').count() == 1
            && uri.getRawFragment() == null
            && uri.normalize().equals(uri);
    assertThat(isKept).as(text).isTrue();
  }

  @Test
  void anExpandedValueHasNothingButUnreservedCharactersAndEscapes() {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      int[] points =
          random
              .ints(1 + random.nextInt(8), 0, 0x3000)
              .map(c -> random.nextBoolean() ? c % 0x80 : c)
              .toArray();
      String value = new String(points, 0, points.length);
      String query = UriTemplate.expand("ws://h/?{q}", value).substring("ws://h/?".length());

      assertThat(query).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
    }
  }

  @Test
  void numbersAndBooleansStandAsInJavaSource() {
    assertThat(
            UriTemplate.expand(
                "ws://h/{a}/{b}?{c}&{d}", -7, Long.MIN_VALUE, true, Integer.MAX_VALUE))
        .isEqualTo("ws://h/-7/-9223372036854775808?true&2147483647");
  }

  @Test
  void aUriWithoutParametersIsItself() {
    assertThat(UriTemplate.expand("wss://h/a?b")).isEqualTo("wss://h/a?b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void aWholeSegmentIsNeitherEmptyNorADotSegment(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/a/{symbol}/b", value))
        .withMessage(
            "Segment {symbol} of the URI's path must be neither empty nor '.' or '..': that would make another path of it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{symbol}?a", value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{symbol}", value));
  }

  @Test
  void twoValuesDoNotMakeADotSegmentTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{a}{b}/c", ".", "."))
        .withMessageContaining("Segment {a}{b} of");
    assertThatIllegalArgumentException().isThrownBy(() -> UriTemplate.expand("wss://h/.{a}", "."));
    assertThat(UriTemplate.expand("wss://h/{a}{b}/c", "", ".x")).isEqualTo("wss://h/.x/c");
  }

  @Test
  void dotsAndNothingAreFineWhereTheyMakeNoSegment() {
    assertThat(UriTemplate.expand("wss://h/a{x}?b={y}&c={z}", "..", "..", ""))
        .isEqualTo("wss://h/a..?b=..&c=");
    assertThat(UriTemplate.expand("wss://h//./{x}", "y")).isEqualTo("wss://h//./y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "a\uDE00\uD83D", "\uD83Dx"})
  void halfASurrogatePairIsRefusedWithoutShowingTheValue(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{symbol}", value))
        .withMessage(
            "Parameter {symbol} of the URI must be Unicode text, has half a surrogate pair in it")
        .withNoCause();
  }

  @Test
  void nullIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{a}?{b}", "x", null))
        .withMessage("b");
  }

  @Test
  void asManyValuesAsNamesAreAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{a}?{b}", "x"))
        .withMessage("There is no value for {b} of the URI");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UriTemplate.expand("wss://h/{a}", "x", 2))
        .withMessage("The URI takes 1 values, was given 2");
  }
}
