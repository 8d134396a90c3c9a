// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold for each accessor of each option type, so that an option that is added cannot miss one of them. */
final class OptionTypesTest {

  private static final Set<String> NO_OPTIONS = Set.of("toBuilder", "hashCode", "toString");

  /** One accessor, and a value of its type in which nothing, and one in which everything, is set. */
  private record Option(Method accessor, Object unset, Object set, Object copyOfSet) {

    Object of(Object options) throws ReflectiveOperationException {
      return accessor.invoke(options);
    }

    String name() {
      return accessor.getName();
    }

    @Override
    public String toString() {
      return accessor.getDeclaringClass().getSimpleName() + "." + name();
    }
  }

  private static List<Option> allOptions() {
    return Stream.of(
            options(
                Options.defaults(),
                OptionsTest.everythingSet(),
                OptionsTest.everythingSet().toBuilder().build()),
            options(
                TransportOptions.defaults(),
                TransportOptionsTest.everythingSet(),
                TransportOptionsTest.everythingSet().toBuilder().build()),
            options(
                UpgradeOptions.defaults(),
                UpgradeOptionsTest.everythingSet(),
                UpgradeOptionsTest.everythingSet().toBuilder().build()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Option> options(Object unset, Object set, Object copyOfSet) {
    return Arrays.stream(set.getClass().getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !NO_OPTIONS.contains(method.getName()))
        .map(accessor -> new Option(accessor, unset, set, copyOfSet))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("allOptions")
  void anOptionCanBeSetAndSurvivesToBuilder(Option option) throws ReflectiveOperationException {
    assertThat(option.of(option.set())).isNotEqualTo(option.of(option.unset()));
    assertThat(option.of(option.copyOfSet())).isEqualTo(option.of(option.set()));
  }

  @ParameterizedTest
  @MethodSource("allOptions")
  void anOptionIsShownUnderItsName(Option option) {
    assertThat(option.set().toString()).contains(option.name() + "=");
  }

  @Test
  void theRulesAboveSeeEveryOption() {
    assertThat(allOptions()).hasSizeGreaterThanOrEqualTo(21 + 11 + 9);
  }
}
