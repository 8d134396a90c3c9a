// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.Connection;
import io.fresh.ExitReason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.websocket.api.Session;

/** Listens to an embedded exchange until 50,000 trades have come. Ends with 0, or with 1 after 30 s. */
final class PriceTickerExample {

  private static final int ENOUGH = 50_000;

  private PriceTickerExample() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedServer exchange = EmbeddedServer.open(PriceTickerExample::subscribe)) {
      Connection connection =
          PriceTickerFresh.start(
              new PriceTicker(ENOUGH), exchange.uri(), PriceTicker.Day.BEFORE_OPENING);
      Optional<ExitReason> end = connection.awaitTermination(Duration.ofSeconds(30));
      System.out.println("ended: " + end.map(ExitReason::toString).orElse("not in time"));
      System.exit(end.isPresent() && end.get() instanceof ExitReason.Normal ? 0 : 1);
    }
  }

  private static void subscribe(String text, Session session) {
    Thread trading = new Thread(() -> trade(session), "exchange");
    trading.setDaemon(true);
    trading.start();
  }

  private static void trade(Session session) {
    long price = 100_00;
    try {
      while (session.isOpen()) {
        price += ThreadLocalRandom.current().nextInt(-5, 6);
        EmbeddedServer.say(Long.toString(price), session);
      }
    } catch (Exception closed) {
      session.disconnect();
    }
  }
}
