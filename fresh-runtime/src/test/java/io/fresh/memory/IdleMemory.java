// SPDX-License-Identifier: MIT
package io.fresh.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures what idle connections hold before and after hibernation, and prints it. The server is a process of its own, so that it is no
 * part of what is measured, and neither are its descriptors.
 */
final class IdleMemory {

  private static final int CONNECTIONS = 4_000;

  /** More than all connections need to exchange their messages. */
  private static final int HIBERNATE_AFTER = 30;

  /** A heap that shrinks when it is collected: else RSS tells of garbage alone. */
  private static final List<String> SHRINKING_HEAP =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmx1g",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=10");

  @ParameterizedTest
  @ValueSource(ints = {0, HIBERNATE_AFTER})
  void ofConnectionsThatHaveExchangedMessages(int hibernateAfter) throws Exception {
    Process server = start(List.of(), EchoServer.class);
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
      Process client =
          start(
              SHRINKING_HEAP,
              IdleConnections.class,
              "ws://127.0.0.1:" + told.readLine() + "/",
              String.valueOf(CONNECTIONS),
              String.valueOf(hibernateAfter));
      try {
        client.getInputStream().transferTo(System.out);
        assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue()).isZero();
      } finally {
        client.destroyForcibly();
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private static Process start(List<String> flags, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
