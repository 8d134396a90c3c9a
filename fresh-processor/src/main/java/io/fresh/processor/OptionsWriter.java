// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Modifier;

/** Writes the options that a client's annotation sets, as a constant of the generated class. */
final class OptionsWriter {

  /** The name of the constant. */
  static final String NAME = "DECLARED";

  private final ClientModel client;

  OptionsWriter(ClientModel client) {
    this.client = client;
  }

  /** What {@code options} are handed to the runtime as: with those of the annotation, if it sets any, behind them. */
  static String layered(ClientModel client) {
    return client.options().isEmpty() ? "options" : "options.orElse(" + NAME + ")";
  }

  /** The constant; empty if the annotation sets no option. */
  Optional<FieldSpec> write() {
    if (client.options().isEmpty()) {
      return Optional.empty();
    }
    CodeBlock.Builder options = CodeBlock.builder().add("$T.builder()$>$>", RuntimeTypes.OPTIONS);
    client.options().forEach(option -> options.add(call(option)));
    return Optional.of(
        FieldSpec.builder(RuntimeTypes.OPTIONS, NAME)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("What the annotation sets. Options that are given come first.\n")
            .initializer(options.add("\n.build()$<$<").build())
            .build());
  }

  private static CodeBlock call(SettingModel option) {
    return switch (option.setting().form()) {
      case HEADERS ->
          option.values().stream().map(OptionsWriter::header).collect(CodeBlock.joining(""));
      case SUBPROTOCOLS -> CodeBlock.of("\n.upgrade($L)", upgrade(option));
      default -> CodeBlock.of("\n.$L($L)", option.setting(), argument(option));
    };
  }

  private static CodeBlock header(AnnotationValue value) {
    HeaderLine header = HeaderLine.of(String.valueOf(value.getValue()));
    return CodeBlock.of("\n.header($S, $S)", header.name(), header.value().orElseThrow());
  }

  private static CodeBlock upgrade(SettingModel option) {
    return CodeBlock.of(
        "$T.builder().subprotocols($L).build()",
        RuntimeTypes.UPGRADE_OPTIONS,
        option.values().stream()
            .map(value -> CodeBlock.of("$S", value.getValue()))
            .collect(CodeBlock.joining(", ")));
  }

  private static CodeBlock argument(SettingModel option) {
    return switch (option.setting().form()) {
      case NAME -> CodeBlock.of("$T.local($S)", RuntimeTypes.NAME, option.text());
      case DURATION -> duration(option.time().orElseThrow());
      case NUMBER -> number(option);
      default -> CodeBlock.of("$L", option.text());
    };
  }

  private static CodeBlock number(SettingModel option) {
    return option.number() == Integer.MAX_VALUE
        ? CodeBlock.of("$T.UNLIMITED", RuntimeTypes.OPTIONS)
        : CodeBlock.of("$L", String.format(Locale.ROOT, "%,d", option.number()).replace(',', '_'));
  }

  /** A duration in the unit in which the user wrote it. */
  static CodeBlock duration(Time time) {
    ClassName type = ClassName.get(Duration.class);
    if (time.amount() == 0) {
      return CodeBlock.of("$T.ZERO", type);
    }
    return switch (time.unit()) {
      case MS -> CodeBlock.of("$T.ofMillis($L)", type, time.amount());
      case S -> CodeBlock.of("$T.ofSeconds($L)", type, time.amount());
      case M -> CodeBlock.of("$T.ofMinutes($L)", type, time.amount());
      case H -> CodeBlock.of("$T.ofHours($L)", type, time.amount());
    };
  }
}
