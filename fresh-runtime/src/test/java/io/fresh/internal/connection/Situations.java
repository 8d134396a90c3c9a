// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.FreshException;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Headers;
import io.fresh.Options;
import io.fresh.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections that have come to a state in the plainest way, and the errors of the tests. */
final class Situations {

  private Situations() {}

  static VirtualConnection in(State state) {
    return in(state, Options.defaults());
  }

  static VirtualConnection in(State state, Options options) {
    VirtualConnection connection =
        new VirtualConnection(state == State.SUPPLYING ? supplied(options) : options);
    connection.start();
    switch (state) {
      case SUPPLYING -> {}
      case CONNECTING -> {}
      case UPGRADING -> connection.connected();
      case OPEN -> connection.open();
      case CLOSING -> connection.open().close(CloseStatus.NORMAL, "");
      case WAITING -> connection.refused();
      case IDLE -> {
        connection.handlers().onError(error -> Recovery.ignore());
        connection.refused();
        connection.handlers().onError(error -> null);
      }
      case TERMINATED -> connection.stop();
    }
    assertThat(connection.state()).isEqualTo(state);
    connection.events();
    return connection;
  }

  /** The options with a supplier of each kind; the machine does not call them. */
  static Options supplied(Options options) {
    return options.toBuilder().uriFrom(() -> "ws://localhost").headersFrom(Headers::empty).build();
  }

  /** An open connection without pings, where time can pass. */
  static VirtualConnection quiet() {
    return in(State.OPEN, Options.builder().pingInterval(Duration.ZERO).build());
  }

  /** Collects the errors from now on, and lets the connection become idle after each. */
  static List<FreshException> ignoredErrors(VirtualConnection connection) {
    List<FreshException> errors = new ArrayList<>();
    connection
        .handlers()
        .onError(
            error -> {
              errors.add(error);
              return Recovery.ignore();
            });
    return errors;
  }

  static FreshException refusal() {
    return new ConnectingFailed("refused", null, true);
  }

  static FreshException forbidden() {
    return refusal(403, false);
  }

  static FreshException unavailable() {
    return refusal(503, true);
  }

  private static FreshException refusal(int status, boolean retryable) {
    return new EstablishingFailed(
        "Expected 101, was " + status, status, Headers.empty(), new byte[0], retryable);
  }

  static FreshException undecodable() {
    return new DecodingFailed("a decoder threw", null);
  }

  static FreshException unencodable() {
    return new EncodingFailed("unpaired surrogate", null);
  }

  static FreshException uncastable() {
    return new CastingFailed("the queue is full");
  }
}
