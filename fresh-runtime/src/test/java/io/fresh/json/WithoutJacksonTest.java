// SPDX-License-Identifier: MIT
package io.fresh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Connection;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program that does not use {@code io.fresh.json} does not need Jackson. */
final class WithoutJacksonTest {

  /** Nor the native library, which can be loaded once only. */
  private final URLClassLoader loader =
      new URLClassLoader(
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry -> !entry.contains("jackson") && !entry.contains("native-epoll"))
              .map(WithoutJacksonTest::url)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  @Test
  void aClientWithCodecsOfItsOwnRuns() throws Exception {
    @SuppressWarnings("unchecked")
    Function<String, Integer> program =
        (Function<String, Integer>)
            loader.loadClass(TypedEcho.class.getName()).getConstructor().newInstance();
    assertThat(program.getClass()).isNotEqualTo(TypedEcho.class);

    try (TestServer server = ServerKind.JETTY.start()) {
      assertThat(program.apply(server.uri().toString())).isEqualTo(42);
    }
  }

  @Test
  void everyOtherClassCanBeLinked() throws Exception {
    List<String> classes = classesOfTheRuntime();
    assertThat(classes).hasSizeGreaterThan(100);
    for (String name : classes) {
      Class<?> type = Class.forName(name, true, loader);
      assertThat(type.getDeclaredMethods()).as(name).isNotNull(); // resolves all types they name
      assertThat(type.getDeclaredConstructors()).as(name).isNotNull();
      assertThat(type.getDeclaredFields()).as(name).isNotNull();
    }
  }

  @Test
  void jsonAsksForIt() throws Exception {
    Class<?> json = loader.loadClass("io.fresh.json.Json");

    assertThatThrownBy(() -> json.getConstructor().newInstance())
        .hasCauseInstanceOf(NoClassDefFoundError.class)
        .hasStackTraceContaining("com/fasterxml/jackson/");
  }

  private static List<String> classesOfTheRuntime() throws Exception {
    Path root =
        Path.of(Connection.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root.resolve("io"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
          .filter(name -> !name.startsWith("io.fresh.json."))
          .toList();
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
