// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Javadoc of the annotations shows compiles, and holds the whole table of handlers. */
class AnnotationExamplesTest {

  private static final Path SOURCES =
      Path.of("../fresh-annotations/src/main/java/io/fresh/annotation");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\n(.*?)\n *\\* ?\\}</pre>", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("final class (\\w+)");

  static List<Path> annotations() {
    return TestCompiler.files(SOURCES).stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void everyExampleCompilesWithTheProcessor(Path annotation) throws IOException {
    List<String> examples = examples(Files.readString(annotation));

    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      Matcher name = CLASS.matcher(example);
      assertThat(name.find()).isTrue();
      String source =
          """
          package app;
          import io.fresh.*;
          import io.fresh.annotation.*;
          import io.fresh.json.Json;
          import java.nio.ByteBuffer;
          import java.nio.charset.StandardCharsets;
          import java.util.concurrent.CompletionStage;
          """
              + example;
      assertThat(
              TestCompiler.compile(JavaFileObjects.forSourceString("app." + name.group(1), source)))
          .succeededWithoutWarnings();
    }
  }

  @ParameterizedTest
  @EnumSource(HandlerKind.class)
  void theParameterTableNamesEachTypeOfTheRow(HandlerKind kind) throws IOException {
    String javadoc = Files.readString(SOURCES.resolve(kind.annotation().getSimpleName() + ".java"));

    for (Argument argument : kind.arguments()) {
      String type =
          argument.type().equals(ClassName.OBJECT) ? "T" : simpleName(argument.type().toString());
      assertThat(javadoc).contains("<td>{@code " + type + "}</td>");
    }
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static List<String> examples(String source) {
    List<String> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(source);
    while (matcher.find()) {
      examples.add(matcher.group(1).replaceAll("(?m)^ *\\* ?", ""));
    }
    return examples;
  }
}
