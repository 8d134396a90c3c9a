// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DeflateTest {

  /**
   * A parameter that is a number.
   *
   * @param message how a refusal begins
   */
  private record Numeric(String message, int min, int max, IntFunction<Deflate> with) {}

  static List<Numeric> numbers() {
    return List.of(
        new Numeric(
            "serverMaxWindowBits must be 8 to 15, was ", 8, 15, Deflate.on()::serverMaxWindowBits),
        new Numeric(
            "clientMaxWindowBits must be 8 to 15, was ", 8, 15, Deflate.on()::clientMaxWindowBits),
        new Numeric("threshold must be 0 to 65,535, was ", 0, 65_535, Deflate.on()::threshold),
        new Numeric("level must be 0 to 9, was ", 0, 9, Deflate.on()::level));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aNumberIsRefusedOutsideOfItsRange(Numeric number) {
    assertThat(number.with().apply(number.min())).isNotNull();
    assertThat(number.with().apply(number.max())).isNotNull();
    for (int wrong : new int[] {number.min() - 1, number.max() + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> number.with().apply(wrong))
          .withMessageStartingWith(number.message());
    }
  }

  @Test
  void compressionIsOffByDefault() {
    assertThat(UpgradeOptions.defaults().deflate()).isEqualTo(Deflate.off()).hasToString("off");
    assertThat(Deflate.off().isOn()).isFalse();
  }

  @Test
  void itsDefaultsAreTheUsualOnes() {
    assertThat(Deflate.on().isOn()).isTrue();
    assertThat(Deflate.on())
        .hasToString(
            "Deflate[serverContextTakeover=true, clientContextTakeover=true, serverMaxWindowBits=15, "
                + "clientMaxWindowBits=15, threshold=1024, level=6]");
  }

  @Test
  void aValueDoesNotChange() {
    Deflate on = Deflate.on();
    Deflate other = on.level(9).threshold(1).clientContextTakeover(false);

    assertThat(on).isEqualTo(Deflate.on()).isNotEqualTo(other);
    assertThat(other.level()).isEqualTo(9);
    assertThat(other.threshold()).isEqualTo(1);
    assertThat(other.clientContextTakeover()).isFalse();
    assertThat(other.serverContextTakeover()).isTrue();
  }

  @Test
  void twoAreEqualIfTheyMeanTheSame() {
    assertThat(Deflate.on().level(6)).isEqualTo(Deflate.on()).hasSameHashCodeAs(Deflate.on());
    assertThat(Deflate.off().level(9)).isEqualTo(Deflate.off());
  }
}
