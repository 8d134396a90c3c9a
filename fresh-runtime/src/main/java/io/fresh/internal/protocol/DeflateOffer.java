// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Deflate;
import io.fresh.internal.protocol.Extension.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client offers of permessage-deflate, and what an answer makes of it (RFC 7692 §5, §7.1). */
final class DeflateOffer {

  /** What an answer has come to: the terms, or what is wrong with it. */
  record Outcome(@Nullable DeflateTerms terms, @Nullable String fault) {

    /** No extension is in use. */
    static final Outcome DECLINED = new Outcome(null, null);

    static Outcome fault(String fault) {
      return new Outcome(null, fault);
    }
  }

  private static final String NAME = "permessage-deflate";
  private static final String SERVER_NO_TAKEOVER = "server_no_context_takeover";
  private static final String CLIENT_NO_TAKEOVER = "client_no_context_takeover";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";

  /** A number without leading zeros. */
  private static final Pattern BITS = Pattern.compile("[89]|1[0-5]");

  private final Deflate options;

  DeflateOffer(Deflate options) {
    this.options = options;
  }

  /**
   * The value of the header. That the client's window can be limited is always offered (§7.1.2.2): it is honoured whatever the server
   * asks for. The rest is offered only where it is wished for, as a server declines what it cannot do.
   */
  String header() {
    StringBuilder offer = new StringBuilder(NAME);
    if (!options.serverContextTakeover()) {
      offer.append("; ").append(SERVER_NO_TAKEOVER);
    }
    if (!options.clientContextTakeover()) {
      offer.append("; ").append(CLIENT_NO_TAKEOVER);
    }
    if (options.serverMaxWindowBits() < Deflate.MAX_WINDOW_BITS) {
      offer.append("; ").append(SERVER_BITS).append('=').append(options.serverMaxWindowBits());
    }
    offer.append("; ").append(CLIENT_BITS);
    if (options.clientMaxWindowBits() < Deflate.MAX_WINDOW_BITS) {
      offer.append('=').append(options.clientMaxWindowBits());
    }
    return offer.toString();
  }

  /** Judges the extensions of an answer. */
  Outcome judge(List<Extension> accepted) {
    if (accepted.isEmpty()) {
      return Outcome.DECLINED;
    }
    if (accepted.size() > 1 || !accepted.get(0).name().equals(NAME)) {
      return Outcome.fault(
          "Expected permessage-deflate in the 101 or no extension, was another or several");
    }
    List<Parameter> parameters = accepted.get(0).parameters();
    return malformed(parameters)
        .or(() -> unmet(parameters))
        .map(Outcome::fault)
        .orElseGet(() -> new Outcome(terms(parameters), null));
  }

  private static Optional<String> malformed(List<Parameter> parameters) {
    Set<String> seen = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!isValid(parameter)) {
        return Optional.of(
            "Expected parameters of permessage-deflate with values that RFC 7692 §7.1 allows in an answer, was another");
      }
      if (!seen.add(parameter.name())) {
        return Optional.of(
            "Expected each parameter of permessage-deflate once (RFC 7692 §7.1), was %s twice"
                .formatted(parameter.name()));
      }
    }
    return Optional.empty();
  }

  private static boolean isValid(Parameter parameter) {
    String value = parameter.value();
    return switch (parameter.name()) {
      case SERVER_NO_TAKEOVER, CLIENT_NO_TAKEOVER -> value == null;
      case SERVER_BITS, CLIENT_BITS -> value != null && BITS.matcher(value).matches();
      default -> false;
    };
  }

  /**
   * What was asked of the server and is not in its answer. Whatever is there without having been asked for is legal (§7.1.1, §7.1.2), and
   * kept by this side.
   */
  private Optional<String> unmet(List<Parameter> parameters) {
    if (!options.serverContextTakeover() && !has(parameters, SERVER_NO_TAKEOVER)) {
      return Optional.of(
          "Expected %s in the answer, as it was asked for (RFC 7692 §7.1.1.1), was none"
              .formatted(SERVER_NO_TAKEOVER));
    }
    int bits = bits(parameters, SERVER_BITS);
    if (bits > options.serverMaxWindowBits()) {
      return Optional.of(
          "Expected %s of at most %d in the answer, as it was asked for (RFC 7692 §7.1.2.1), was %s"
              .formatted(
                  SERVER_BITS,
                  options.serverMaxWindowBits(),
                  has(parameters, SERVER_BITS) ? bits : "none"));
    }
    return Optional.empty();
  }

  private DeflateTerms terms(List<Parameter> parameters) {
    return new DeflateTerms(
        !has(parameters, SERVER_NO_TAKEOVER),
        options.clientContextTakeover() && !has(parameters, CLIENT_NO_TAKEOVER),
        bits(parameters, SERVER_BITS),
        Math.min(options.clientMaxWindowBits(), bits(parameters, CLIENT_BITS)));
  }

  private static boolean has(List<Parameter> parameters, String name) {
    return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
  }

  /** The largest window where there is no such parameter. */
  private static int bits(List<Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name) && parameter.value() != null)
        .mapToInt(parameter -> Integer.parseInt(parameter.value()))
        .findFirst()
        .orElse(Deflate.MAX_WINDOW_BITS);
  }
}
