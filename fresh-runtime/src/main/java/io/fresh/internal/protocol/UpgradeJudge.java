// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Headers;
import io.fresh.internal.protocol.UpgradeAnswer.Accepted;
import io.fresh.internal.protocol.UpgradeAnswer.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges one answer to an upgrade request, by the rules of RFC 6455 §4.1 in their order. */
final class UpgradeJudge {

  private static final int SWITCHING_PROTOCOLS = 101;

  /** How much of a reason phrase is shown. */
  private static final int MAX_PHRASE = 80;

  /** Refusals that the same request meets again, until somebody changes the client or the server. */
  private static final Set<Integer> FINAL = Set.of(400, 401, 403, 404, 405, 407, 410, 426, 501);

  private final UpgradeRequest request;
  private final Redirects redirects;
  private final int status;
  private final String phrase;
  private final Headers headers;

  UpgradeJudge(
      UpgradeRequest request, Redirects redirects, int status, String phrase, Headers headers) {
    this.request = request;
    this.redirects = redirects;
    this.status = status;
    this.phrase = phrase;
    this.headers = headers;
  }

  UpgradeAnswer judge() {
    if (status != SWITCHING_PROTOCOLS) {
      return other((status + " " + printable(phrase)).strip());
    }
    DeflateOffer.Outcome extensions = extensions();
    return Stream.<Optional<String>>of(
            upgrade(),
            connection(),
            accept(),
            Optional.ofNullable(extensions.fault()),
            subprotocol())
        .flatMap(Optional::stream)
        .findFirst()
        .<UpgradeAnswer>map(fault -> new Refused(fault, false))
        .orElseGet(() -> accepted(extensions.terms()));
  }

  private Accepted accepted(@Nullable DeflateTerms deflate) {
    return new Accepted(headers.first("Sec-WebSocket-Protocol").orElse(null), deflate);
  }

  private UpgradeAnswer other(String answer) {
    if (!RedirectJudge.isRedirect(status)) {
      return new Refused("Expected HTTP 101, was '%s'".formatted(answer), !FINAL.contains(status));
    }
    if (redirects.areOff()) {
      return new Refused(
          "Expected HTTP 101, was '%s'. Redirects are followed if UpgradeOptions.redirects is set."
              .formatted(answer),
          true);
    }
    return new RedirectJudge(request.uri(), redirects, answer, headers).judge();
  }

  /** The server's own words, so that they can neither forge nor fill a log. */
  private static String printable(String phrase) {
    String beginning = phrase.substring(0, Math.min(phrase.length(), MAX_PHRASE));
    return beginning.replaceAll("[^ -~]", "?");
  }

  private Optional<String> upgrade() {
    List<String> values = headers.all("Upgrade");
    boolean isWebSocket = values.size() == 1 && values.get(0).strip().equalsIgnoreCase("websocket");
    return faultUnless(isWebSocket, "Expected 'Upgrade: websocket' in the 101, " + count(values));
  }

  private Optional<String> connection() {
    List<String> values = headers.all("Connection");
    boolean hasToken = elements(values).anyMatch("Upgrade"::equalsIgnoreCase);
    return faultUnless(
        hasToken, "Expected 'Upgrade' among the values of Connection in the 101, " + count(values));
  }

  private Optional<String> accept() {
    List<String> values = headers.all("Sec-WebSocket-Accept");
    boolean isExpected =
        values.size() == 1 && values.get(0).strip().equals(request.expectedAccept());
    return faultUnless(
        isExpected, "Expected the Sec-WebSocket-Accept of the request's key, " + count(values));
  }

  private DeflateOffer.Outcome extensions() {
    List<String> values = headers.all("Sec-WebSocket-Extensions");
    DeflateOffer offer = request.deflate();
    if (offer == null) {
      return elements(values).findAny().isEmpty()
          ? DeflateOffer.Outcome.DECLINED
          : DeflateOffer.Outcome.fault(
              "Expected no extension in the 101 as none was offered, was at least one");
    }
    return ExtensionReader.read(values)
        .map(offer::judge)
        .orElseGet(
            () ->
                DeflateOffer.Outcome.fault(
                    "Expected a well-formed Sec-WebSocket-Extensions in the 101 (RFC 6455 §9.1), was another"));
  }

  private Optional<String> subprotocol() {
    List<String> values = headers.all("Sec-WebSocket-Protocol");
    boolean wasOffered =
        values.isEmpty() || (values.size() == 1 && request.subprotocols().contains(values.get(0)));
    return faultUnless(
        wasOffered,
        "Expected one of the offered subprotocols %s or none, was another (%s)"
            .formatted(request.subprotocols(), count(values)));
  }

  private static Stream<String> elements(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(element -> !element.isEmpty());
  }

  private static String count(List<String> values) {
    return switch (values.size()) {
      case 0 -> "was none";
      case 1 -> "was another";
      default -> "were " + values.size() + " of them";
    };
  }

  private static Optional<String> faultUnless(boolean kept, String fault) {
    return kept ? Optional.empty() : Optional.of(fault);
  }
}
