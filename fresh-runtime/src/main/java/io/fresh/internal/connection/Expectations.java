// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.Options;

/** What the errors say of that which took too long: what was expected, within which time. */
final class Expectations {

  private static final String DID_NOT_COME = ", it did not come";

  private final Options options;

  Expectations(Options options) {
    this.options = options;
  }

  String attempt() {
    return "Expected an open WebSocket within "
        + options.transport().attemptTimeout()
        + " of the attempt's begin"
        + DID_NOT_COME;
  }

  /** The phase of an attempt that is under way in a state. */
  String phase(State state) {
    String expected =
        switch (state) {
          case SUPPLYING ->
              "the answer of %s within %s".formatted(suppliers(), options.supplierTimeout());
          case CONNECTING ->
              "%s within %s and TLS within %s"
                  .formatted(
                      way(),
                      options.transport().connectTimeout(),
                      options.transport().tlsTimeout());
          default ->
              "the answer to the upgrade request within " + options.upgrade().handshakeTimeout();
        };
    return "Expected " + expected + DID_NOT_COME;
  }

  private String way() {
    return options.transport().proxy().map(proxy -> "a way through " + proxy).orElse("TCP");
  }

  private String suppliers() {
    if (options.uriFrom().isEmpty()) {
      return "headersFrom";
    }
    return options.headersFrom().isEmpty() ? "uriFrom" : "uriFrom and headersFrom";
  }

  String pong() {
    return "Expected a pong, or any byte, within "
        + options.pongTimeout()
        + " of a ping, nothing came";
  }

  String wholeMessage() {
    return "Expected the end of a message, or the next part of one in parts, within "
        + options.upgrade().messageTimeout()
        + DID_NOT_COME;
  }
}
