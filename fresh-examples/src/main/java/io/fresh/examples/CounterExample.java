// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.Connection;
import io.fresh.ExitReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts to ten with the help of an echo server: {@code java -jar fresh-examples.jar [ws://… | wss://…]}. Without an
 * argument the server is embedded. Ends with 0 after ten correct echoes, else with 1 and one line that says what failed.
 */
final class CounterExample {

  private static final int GOAL = 10;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration COUNT = Duration.ofSeconds(30);

  private CounterExample() {}

  public static void main(String[] args) throws Exception {
    System.exit(args.length > 0 ? run(args[0]) : runEmbedded());
  }

  private static int runEmbedded() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.echo()) {
      return run(server.uri());
    }
  }

  private static int run(String uri) throws InterruptedException {
    EchoCounter counter = new EchoCounter(GOAL);
    try {
      Connection connection = EchoCounterFresh.start(counter, uri);
      if (!counter.awaitConnected(CONNECT)) {
        connection.stop();
        return failed("no connection within " + CONNECT.toSeconds() + " s: " + counter.lastError());
      }
      Optional<ExitReason> end = connection.awaitTermination(COUNT);
      return end.map(CounterExample::exitCode).orElseGet(() -> failed("no ten echoes in time"));
    } catch (IllegalArgumentException refused) {
      return failed(refused.getMessage());
    }
  }

  private static int exitCode(ExitReason end) {
    return end instanceof ExitReason.Failed failure ? failed(failure.cause().getMessage()) : 0;
  }

  private static int failed(@Nullable String why) {
    System.err.println("failed: " + why);
    return 1;
  }
}
