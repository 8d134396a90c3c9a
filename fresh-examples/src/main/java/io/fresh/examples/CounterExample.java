// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.Connection;
import io.fresh.ExitReason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    try (EchoServer server = EchoServer.open()) {
      return run(server.uri());
    }
  }

  private static int run(String uri) throws Exception {
    EchoCounter counter = new EchoCounter(GOAL);
    Connection connection;
    try {
      connection = EchoCounterFresh.start(counter, uri);
    } catch (IllegalArgumentException e) {
      return failed(e.getMessage());
    }
    if (!isOpenedInTime(connection)) {
      connection.stop();
      return failed("no connection within " + CONNECT.toSeconds() + " s: " + counter.lastError());
    }
    Optional<ExitReason> end = connection.awaitTermination(COUNT);
    if (end.isEmpty()) {
      return failed("no ten echoes within " + COUNT.toSeconds() + " s");
    }
    return end.get() instanceof ExitReason.Failed failure
        ? failed(failure.cause().getMessage())
        : 0;
  }

  /** Also true if the counter has come to its end before we look. */
  private static boolean isOpenedInTime(Connection connection)
      throws InterruptedException, ExecutionException {
    CompletableFuture<Object> opened =
        connection.opened().<Object>handle((open, error) -> connection).toCompletableFuture();
    try {
      opened.get(CONNECT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static int failed(@Nullable String why) {
    System.err.println("failed: " + why);
    return 1;
  }
}
