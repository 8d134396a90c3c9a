// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.Tls;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.testing.Certificate;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says is so. */
final class ReadmeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What an option type has besides options, and the options that are tables of their own. */
  private static final Set<String> NO_OPTIONS =
      Set.of("builder", "toBuilder", "defaults", "toString", "hashCode", "transport", "upgrade");

  @TempDir Path folder;

  @Test
  void theFirstTwoShellBlocksAreCommandsOfOneLine() {
    assertThat(Readme.blocks("sh")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(Readme.blocks("sh").subList(0, 2))
        .allSatisfy(block -> assertThat(block.strip().lines()).hasSize(1));
  }

  @Test
  void theCounterCompilesAsPrintedAndItsGeneratedClassIsTheOnePrinted() throws Exception {
    Compilation counter = Compilation.of(folder, "EchoCounter", Readme.blocks("java").get(0));

    String generated = withoutJavadoc(counter.generated("EchoCounterFresh"));
    assertThat(withoutStartLinkAndChildSpec(generated)).isEqualTo(Readme.blocks("java").get(1));
  }

  /** What stands in the place of methods of these names, and of nothing else. */
  private static String withoutStartLinkAndChildSpec(String source) {
    return Pattern.compile("(?:  static \\w+ (?:startLink|childSpec)\\((?s:.*?)\n  }\n\n)+")
        .matcher(source)
        .replaceAll("  // left out here: startLink and childSpec, in as many forms\n\n");
  }

  private static String withoutJavadoc(String source) {
    return Pattern.compile("^ */\\*\\*.*?\\*/\n", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(source)
        .replaceAll("");
  }

  @Test
  void theCompilersErrorIsTheOnePrinted() {
    String broken =
        Readme.blocks("java")
            .get(0)
            .replace("String count(String number) {", "java.time.LocalDate count(String number) {")
            .replace("return Integer.toString(Integer.parseInt(number) + 1);", "return null;");

    assertThatThrownBy(() -> Compilation.of(folder, "EchoCounter", broken))
        .hasMessage(Readme.blocks("text").get(0).strip());
  }

  @Test
  void theCounterCountsWithTheEmbeddedServer() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    try (EmbeddedServer server =
        EmbeddedServer.answering(
            text -> {
              received.add(text);
              return text;
            })) {
      count(
          server.uri(),
          Options.defaults(),
          () -> received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCounterCountsWithEachRealServer(ServerKind kind) throws Exception {
    Tls tls = Tls.builder().trust(Certificate.trustStore()).build();
    Options options =
        Options.builder().transport(TransportOptions.builder().tls(tls).build()).build();
    try (TestServer server = kind.start()) {
      count(server.uri().toString(), options, server.journal()::awaitText);
    }
  }

  /** Starts the printed client and looks at what the server receives. */
  private void count(String uri, Options options, Callable<String> received) throws Exception {
    Compilation counter = Compilation.of(folder, "EchoCounter", Readme.blocks("java").get(0));
    try (URLClassLoader classes = counter.load()) {
      Method start =
          classes
              .loadClass("EchoCounterFresh")
              .getDeclaredMethod("start", String.class, Options.class);
      start.setAccessible(true);
      Connection connection = (Connection) Objects.requireNonNull(start.invoke(null, uri, options));

      for (int expected = 1; expected <= 100; expected++) {
        assertThat(received.call()).isEqualTo(Integer.toString(expected));
      }
      connection.stop();
      assertThat(connection.awaitTermination(PATIENCE)).isEqualTo(Optional.of(ExitReason.normal()));
    }
  }

  @Test
  void aModuleNeedsNoMoreThanThePrintedModuleInfo() throws Exception {
    String counter = "package com.example.prices;\n\n" + Readme.blocks("java").get(0);

    Compilation compiled =
        Compilation.ofModule(
            folder, Map.of("module-info", Readme.blocks("java").get(2), "EchoCounter", counter));

    assertThat(compiled.generated("com/example/prices/EchoCounterFresh"))
        .contains("package com.example.prices;");
  }

  @Test
  void theShutdownHookCompilesAsPrinted() throws Exception {
    String source =
        """
        import io.fresh.Fresh;
        import java.time.Duration;

        final class Hook {
          void install() {
            %s
          }
        }
        """
            .formatted(Readme.blocks("java").get(3));

    try (URLClassLoader classes = Compilation.of(folder, "Hook", source).load()) {
      assertThat(classes.loadClass("Hook")).isNotNull();
    }
  }

  @Test
  void theClientWithStateCompilesAndStartsAsPrinted() throws Exception {
    Compilation tally = Compilation.of(folder, "Tally", Readme.blocks("java").get(4));

    assertThat(tally.generated("TallyFresh"))
        .contains("static Connection start(String uri, Tally.State ");
  }

  @Test
  void theTypedClientCompilesAsPrinted() throws Exception {
    Compilation prices = Compilation.of(folder, "Prices", Readme.blocks("java").get(8));

    assertThat(prices.generated("PricesFresh")).contains("case \"quote\", \"bbo\" ->");
  }

  @Test
  void theBlockingClientCompilesAsPrinted() throws Exception {
    Compilation orders = Compilation.of(folder, "Orders", Readme.blocks("java").get(10));

    assertThat(orders.generated("OrdersFresh")).contains("public boolean isBlocking()");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 9, 11})
  void aBlockOfStatementsCompilesAsPrinted(int block) throws Exception {
    String source =
        """
        import io.fresh.*;
        import io.fresh.annotation.*;
        import io.fresh.supervision.*;
        import java.util.*;

        abstract class Block {
          abstract void work();

          void run(String uri, String otherUri, Connection connection, Queue<String> later) {
            %s
          }
        }
        """
            .formatted(Readme.blocks("java").get(block));

    Map<String, String> sources =
        Map.of("Block", source, "EchoCounter", Readme.blocks("java").get(0));
    try (URLClassLoader classes = Compilation.of(folder, sources).load()) {
      assertThat(classes.loadClass("Block")).isNotNull();
    }
  }

  @Test
  void theOtherExamplesAreCommandsOfOneLineEach() {
    assertThat(Readme.blocks("bash").get(0).lines())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(line -> line.matches("java -jar fresh-examples/target/fresh-examples.jar \\w+"));
  }

  static List<List<String>> options() {
    return Readme.table("option");
  }

  @ParameterizedTest
  @MethodSource("options")
  void theTableOfOptionsGivesTheDefaults(List<String> row) {
    String path = row.get(0).replace("`", "");
    String option = path.substring(path.indexOf('.') + 1);

    String threads = Runtime.getRuntime().availableProcessors() + " threads";
    String value = row.get(1).replace("one thread per processor", threads);
    assertThat(Options.defaults().toString())
        .containsPattern(Pattern.quote(option + '=' + value) + "[,\\]]");
  }

  @Test
  void theTableOfOptionsIsWhole() {
    List<String> expected = new ArrayList<>(accessors("", Options.class));
    expected.addAll(accessors("transport.", TransportOptions.class));
    expected.addAll(accessors("upgrade.", UpgradeOptions.class));

    assertThat(options())
        .extracting(row -> row.get(0).replace("`", ""))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> accessors(String prefix, Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() == type && method.getParameterCount() == 0)
        .map(Method::getName)
        .filter(name -> !NO_OPTIONS.contains(name))
        .map(prefix::concat)
        .toList();
  }
}
