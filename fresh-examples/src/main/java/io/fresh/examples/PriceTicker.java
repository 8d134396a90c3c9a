// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.Connection;
import io.fresh.Reaction;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

/**
 * Takes thousands of prices a second, and keeps what is known of them in a typed state: no field, no lock, and what a handler sees is
 * always whole. Who asks with {@code tell} is answered between two prices.
 */
@WebSocketClient(state = PriceTicker.Day.class)
final class PriceTicker {

  /** What is known of the day's prices, in cents. */
  record Day(int trades, long low, long high) {
    static final Day BEFORE_OPENING = new Day(0, Long.MAX_VALUE, Long.MIN_VALUE);

    Day with(long price) {
      return new Day(trades + 1, Math.min(low, price), Math.max(high, price));
    }
  }

  /** Asks for a report. */
  record Report() {}

  private final int enough;

  PriceTicker(int enough) {
    this.enough = enough;
  }

  @OnConnect
  String subscribe() {
    return "subscribe";
  }

  @OnText
  Reaction.With<Day> trade(String price, Day day, Connection connection) {
    Day next = day.with(Long.parseLong(price));
    if (next.trades() % (enough / 5) == 0) {
      connection.tell(new Report());
    }
    return (next.trades() == enough ? Reaction.close(1000, "enough") : Reaction.ok()).with(next);
  }

  @OnInfo
  void report(Report asked, Day day) {
    System.out.println(day.trades() + " trades from " + day.low() + " to " + day.high());
  }
}
