// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.fresh.ChildSpec;
import io.fresh.Options;
import io.fresh.UpgradeOptions;
import io.fresh.annotation.WebSocketClient;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor knows the options by name and range; here they meet the annotation and the runtime. */
class SettingTest {

  private static final Map<String, Duration> DURATIONS =
      Map.of(
          "-1ms", Duration.ofMillis(-1),
          "0s", Duration.ZERO,
          "1ms", Duration.ofMillis(1),
          "24h", Duration.ofHours(24),
          "86400001ms", Duration.ofMillis(86_400_001));

  private static final List<Integer> NUMBERS =
      List.of(Integer.MIN_VALUE, -1, 0, 1, 1_000_000, 1_000_001, Integer.MAX_VALUE);

  static Stream<Setting> durations() {
    return options().filter(Setting::isDuration);
  }

  static Stream<Setting> numbers() {
    return options().filter(setting -> setting.form() == Setting.Form.NUMBER);
  }

  static Stream<Setting> primitives() {
    return options()
        .filter(
            setting ->
                setting.form() == Setting.Form.NUMBER || setting.form() == Setting.Form.SWITCH);
  }

  private static Stream<Setting> options() {
    return Arrays.stream(Setting.values()).filter(Setting::isOption);
  }

  @Test
  void theTableHasEachAttributeButStateAndCodecs() {
    assertThat(Arrays.stream(Setting.values()).map(Setting::attribute))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WebSocketClient.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> !List.of("state", "codecs", "sends").contains(name))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("durations")
  void aDurationIsRefusedExactlyIfTheRuntimeRefusesIt(Setting setting) throws Exception {
    Method option = Options.Builder.class.getMethod(setting.attribute(), Duration.class);

    for (Map.Entry<String, Duration> duration : DURATIONS.entrySet()) {
      String attribute = setting + " = \"" + duration.getKey() + "\"";
      assertThat(isAccepted(attribute))
          .as(attribute)
          .isEqualTo(isAccepted(option, duration.getValue()));
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aNumberIsRefusedExactlyIfTheRuntimeRefusesIt(Setting setting) throws Exception {
    Method option = Options.Builder.class.getMethod(setting.attribute(), int.class);

    for (int number : NUMBERS) {
      String attribute = setting + " = " + number;
      assertThat(isAccepted(attribute)).as(attribute).isEqualTo(isAccepted(option, number));
    }
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void theAnnotationsDefaultIsTheRuntimes(Setting setting) throws ReflectiveOperationException {
    assertThat(WebSocketClient.class.getMethod(setting.attribute()).getDefaultValue())
        .isEqualTo(Options.class.getMethod(setting.attribute()).invoke(Options.defaults()));
  }

  @Test
  void theDefaultsOfTheBackoffAreTheRuntimes() {
    assertThat(DurationValidator.DEFAULT_BACKOFF_INITIAL.length())
        .isEqualTo(Options.DEFAULT_BACKOFF_INITIAL);
    assertThat(DurationValidator.DEFAULT_BACKOFF_MAX.length())
        .isEqualTo(Options.DEFAULT_BACKOFF_MAX);
  }

  @Test
  void theDefaultsOfAChildAreTheRuntimes() throws NoSuchMethodException {
    assertThat(WebSocketClient.class.getMethod("restart").getDefaultValue())
        .isEqualTo(ChildSpecWriter.DEFAULT_RESTART)
        .isEqualTo(ChildSpec.DEFAULT_RESTART);
    assertThat(ChildSpecWriter.DEFAULT_SHUTDOWN.length()).isEqualTo(ChildSpec.DEFAULT_SHUTDOWN);
  }

  @Test
  void theHeadersThatTheRuntimeSetsAreTheRuntimes() throws ReflectiveOperationException {
    Field names = Class.forName("io.fresh.RuntimeHeaders").getDeclaredField("REASONS");
    names.setAccessible(true);

    assertThat(RequestValidator.RUNTIME_HEADERS.keySet())
        .isEqualTo(((Map<?, ?>) names.get(null)).keySet());
  }

  @Test
  void aCharacterOfAHeaderOrSubprotocolIsRefusedExactlyIfTheRuntimeRefusesIt() {
    for (int c = 0; c < 0x200; c++) {
      String text = "x" + (char) c + "x";
      boolean isToken = isAccepted(() -> Options.builder().header(text, "value"));
      boolean isSubprotocol = isAccepted(() -> UpgradeOptions.builder().subprotocols(text));
      boolean isValue = isAccepted(() -> Options.builder().header("Name", text));

      assertThat(RequestValidator.isTokenChar(c)).isEqualTo(isToken).isEqualTo(isSubprotocol);
      assertThat(RequestValidator.isValueChar(c)).isEqualTo(isValue);
    }
  }

  private static boolean isAccepted(Runnable call) {
    try {
      call.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The other of the two backoffs is set so that it is not in the way. */
  private static boolean isAccepted(String attribute) {
    String other =
        attribute.startsWith("backoffInitial")
            ? ", backoffMax = \"24h\""
            : attribute.startsWith("backoffMax") ? ", backoffInitial = \"1ms\"" : "";
    String source =
        "package app; import io.fresh.annotation.*; @WebSocketClient(%s) class Echo { @OnPing void p() {} }"
            .formatted(attribute + other);
    Compilation compilation =
        TestCompiler.compile(JavaFileObjects.forSourceString("app.Echo", source));
    return compilation.status() == Compilation.Status.SUCCESS;
  }

  private static boolean isAccepted(Method option, Object value) throws IllegalAccessException {
    try {
      option.invoke(Options.builder(), value);
      return true;
    } catch (InvocationTargetException e) {
      assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
      return false;
    }
  }
}
