// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.RefusedPort;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the example as a user does, as a process of its own. */
final class CounterExampleTest {

  @Test
  void printsEachMessageAndEndsWith0AfterTenCorrectEchoes() throws Exception {
    Program.Result result = Program.run(Examples.class);

    List<String> expected =
        IntStream.rangeClosed(1, 10)
            .boxed()
            .flatMap(n -> Stream.of("sent " + n, "received " + n))
            .toList();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(expected);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void takesTheUriOfARealServer() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.echo()) {
      Program.Result result = Program.run(Examples.class, server.uri());

      assertThat(result.err()).isEmpty();
      assertThat(result.out()).endsWith("sent 10", "received 10");
      assertThat(result.exitCode()).isZero();
    }
  }

  @Test
  void endsWith1AndOneLineWhenACountIsWrong() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.answering(text -> text.equals("3") ? "4" : text)) {
      Program.Result result = Program.run(Examples.class, server.uri());

      assertThat(result.err()).containsExactly("failed: expected the echo of 3, received '4'");
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void endsWith1AndOneLineWhenItCannotConnectWithin10Seconds() throws Exception {
    try (RefusedPort port = RefusedPort.hold()) {
      Program.Result result = Program.run(Examples.class, port.uri().toString());

      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .singleElement()
          .asString()
          .startsWith("failed: no connection within 10 s: ")
          .contains("refused");
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void endsWith1AndOneLineWhenTheUriIsMalformed() throws Exception {
    Program.Result result = Program.run(Examples.class, "http://127.0.0.1");

    assertThat(result.err()).singleElement().asString().contains("scheme ws or wss, was http");
    assertThat(result.exitCode()).isEqualTo(1);
  }
}
