// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/** The example, with all that the runtime has to say. */
final class LoudGateway {

  private LoudGateway() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("logback.configurationFile", "loud.xml");
    GatewayExample.main(args);
  }
}
