package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(
    name = "prices",
    headers = {"Accept-Language: en", "X-Note: \t\"100 $\" a:b "},
    subprotocols = {"v2.prices", "v1.prices"},
    pingInterval = "1m",
    pongTimeout = "1500ms",
    backoffInitial = "1s",
    backoffMax = Prices.LONGEST,
    stableAfter = "0s",
    closeTimeout = "24h",
    hibernateAfter = "",
    maxAttempts = Integer.MAX_VALUE,
    mailboxMessages = 1_000_000,
    mailboxBytes = 65_536,
    errorLogging = true,
    infoLogging = false,
    mdcLogging = true)
final class Prices {
  static final String LONGEST = "2" + "m";

  @OnText
  void price(String text) {}
}
