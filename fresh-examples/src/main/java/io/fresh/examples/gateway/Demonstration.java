// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/** A gateway's day, shortened: a bot comes, people write, the link breaks while they do, the bot comes back. */
final class Demonstration implements EmbeddedGateway.Script {

  /** How many pings are written in all. */
  static final int PINGS = 8;

  @Override
  public void identified(EmbeddedGateway gateway) {
    System.out.println("gateway: the bot has identified itself");
    ping(gateway, 1, 3);
  }

  @Override
  public void beaten(EmbeddedGateway gateway, int beats, int seen) {
    System.out.println("gateway: heartbeat " + beats + ", the bot has seen event " + seen);
    if (beats == 3) {
      System.out.println("gateway: the link breaks, and people write on");
      gateway.drop();
      ping(gateway, 4, 6);
    }
  }

  @Override
  public void resumed(EmbeddedGateway gateway, int seen) {
    System.out.println("gateway: the bot has resumed behind event " + seen);
    ping(gateway, 7, PINGS);
  }

  private static void ping(EmbeddedGateway gateway, int first, int last) {
    for (int number = first; number <= last; number++) {
      gateway.write("!ping " + number, "ada");
    }
  }
}
