// SPDX-License-Identifier: MIT
package io.fresh.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's lines for Kotlin and Maven are those that this module is built with. */
final class ReadmeKotlinTest {

  private static final Pattern BUILD =
      Pattern.compile("<build>\\s*<sourceDirectory>.*?</build>", Pattern.DOTALL);

  @Test
  void thePrintedBuildIsTheOneThatRuns() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    String running =
        build(pom)
            .replace("${kotlin.version}", element(pom, "kotlin.version"))
            .replace("${project.version}", element(pom, "version"));

    assertThat(build(Files.readString(Path.of("..", "README.md")))).isEqualTo(running);
  }

  @Test
  void theDocumentedVersionIsTheOneThatRuns() throws IOException {
    String version = element(Files.readString(Path.of("pom.xml")), "kotlin.version");

    assertThat(Files.readString(Path.of("..", "docs", "kotlin.md"))).contains("Kotlin " + version);
  }

  private static String build(String text) {
    return first(BUILD, text).replaceAll("\\s+", " ");
  }

  private static String element(String pom, String name) {
    return first(Pattern.compile("(?<=<" + name + ">)[^<]+"), pom);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in%n%s", pattern, text).isTrue();
    return matcher.group();
  }
}
