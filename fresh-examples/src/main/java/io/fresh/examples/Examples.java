// SPDX-License-Identifier: MIT
package io.fresh.examples;

import io.fresh.examples.browser.ScreenshotExample;
import io.fresh.examples.gateway.GatewayExample;

/**
 * The programs by name: {@code java -jar fresh-examples.jar [ticker | pair | gateway | screenshot]}; without a name, {@link
 * CounterExample}.
 */
final class Examples {

  private Examples() {}

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "counter" : args[0]) {
      case "ticker" -> PriceTickerExample.main(args);
      case "gateway" -> GatewayExample.main(args);
      case "pair" -> SupervisedPairExample.main(args);
      case "screenshot" -> ScreenshotExample.main(args);
      default -> CounterExample.main(args);
    }
  }
}
