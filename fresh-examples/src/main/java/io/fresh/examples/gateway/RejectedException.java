// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

/** The gateway does not want this bot, and would not want it a second time. */
final class RejectedException extends Exception {

  private static final long serialVersionUID = 1L;

  RejectedException(int code) {
    super("the gateway has rejected the bot for " + reason(code) + " (" + code + ")");
  }

  private static String reason(int code) {
    return switch (code) {
      case 4004 -> "its token";
      case 4010, 4011 -> "its sharding";
      case 4012 -> "its version of the protocol";
      default -> "the events that it wants";
    };
  }
}
