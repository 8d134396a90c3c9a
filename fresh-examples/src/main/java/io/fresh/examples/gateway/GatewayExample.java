// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A bot at an embedded gateway, which breaks the link once: {@code java -jar fresh-examples.jar gateway}. Ends with 0 once all pings have
 * come, each once and in order; else with 1.
 *
 * <p>At Discord's: {@code GATEWAY_TOKEN=… java -jar fresh-examples.jar gateway 'wss://gateway.discord.gg/?v=10&encoding=json'}. Counts pings
 * until it is told to end, or is rejected. The token is read from the environment, as the arguments of a process can be seen by others.
 */
public final class GatewayExample {

  static final String DEMONSTRATION_TOKEN = "known-to-the-demonstration-alone";
  private static final int INTERVAL_MILLIS = 200;
  private static final int PATIENCE_SECONDS = 30;

  private GatewayExample() {}

  /**
   * Runs the example, and ends the JVM.
   *
   * @param args the name of the example, and the gateway's URI; without one it is embedded
   * @throws Exception if the embedded gateway cannot be started
   */
  public static void main(String[] args) throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Pace pace = new Pace(timer, () -> ThreadLocalRandom.current().nextDouble());
    try {
      System.exit(args.length > 1 ? serve(URI.create(args[1]), pace) : demonstrate(pace));
    } catch (IllegalArgumentException refused) {
      System.exit(failed(refused.getMessage()));
    }
  }

  private static int demonstrate(Pace pace) throws Exception {
    PingCounter counter = new PingCounter(Demonstration.PINGS);
    try (EmbeddedGateway gateway =
        new EmbeddedGateway(DEMONSTRATION_TOKEN, INTERVAL_MILLIS, new Demonstration())) {
      Token token = new Token(DEMONSTRATION_TOKEN);
      Connection connection =
          GatewayBot.start(new Session(URI.create(gateway.uri()), token), pace, counter);
      counter.awaitGoal(PATIENCE_SECONDS);
      connection.stop();
      connection.awaitTermination();
    }
    List<String> expected =
        IntStream.rangeClosed(1, Demonstration.PINGS).mapToObj(n -> "!ping " + n).toList();
    return counter.pings().equals(expected)
        ? 0
        : failed("expected " + expected + ", came " + counter.pings());
  }

  private static int serve(URI uri, Pace pace) throws InterruptedException {
    String secret = System.getenv("GATEWAY_TOKEN");
    if (secret == null || secret.isBlank()) {
      return failed("the environment has no GATEWAY_TOKEN");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Fresh.shutdown(Duration.ofSeconds(5))));
    Session session = new Session(uri, new Token(secret));
    ExitReason end = GatewayBot.start(session, pace, new PingCounter(0)).awaitTermination();
    return end instanceof ExitReason.Failed failure ? failed(failure.cause().getMessage()) : 0;
  }

  private static int failed(@Nullable String why) {
    System.err.println("failed: " + why);
    return 1;
  }
}
