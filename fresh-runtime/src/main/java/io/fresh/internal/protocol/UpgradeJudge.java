// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Headers;
import io.fresh.internal.protocol.UpgradeAnswer.Accepted;
import io.fresh.internal.protocol.UpgradeAnswer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    String fault = fault(extensions);
    return fault == null ? accepted(extensions.terms()) : new Refused(fault, false);
  }

  /** The first rule that the 101 breaks; null if it keeps them all. */
  private @Nullable String fault(DeflateOffer.Outcome extensions) {
    if (!isUpgraded()) {
      return "Expected 'Upgrade: websocket' in the 101, " + count("Upgrade");
    }
    if (!isConnectionUpgraded()) {
      return "Expected 'Upgrade' among the values of Connection in the 101, " + count("Connection");
    }
    if (!isKeyAccepted()) {
      return "Expected the Sec-WebSocket-Accept of the request's key, "
          + count("Sec-WebSocket-Accept");
    }
    if (extensions.fault() != null) {
      return extensions.fault();
    }
    return isSubprotocolOffered()
        ? null
        : "Expected one of the offered subprotocols %s or none, was another (%s)"
            .formatted(request.subprotocols(), count("Sec-WebSocket-Protocol"));
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

  private boolean isUpgraded() {
    List<String> values = headers.all("Upgrade");
    return values.size() == 1 && values.get(0).strip().equalsIgnoreCase("websocket");
  }

  private boolean isConnectionUpgraded() {
    return elements("Connection").stream().anyMatch("Upgrade"::equalsIgnoreCase);
  }

  private boolean isKeyAccepted() {
    List<String> values = headers.all("Sec-WebSocket-Accept");
    return values.size() == 1 && values.get(0).strip().equals(request.expectedAccept());
  }

  private DeflateOffer.Outcome extensions() {
    DeflateOffer offer = request.deflate();
    if (offer == null) {
      return elements("Sec-WebSocket-Extensions").isEmpty()
          ? DeflateOffer.Outcome.DECLINED
          : DeflateOffer.Outcome.fault(
              "Expected no extension in the 101 as none was offered, was at least one");
    }
    return ExtensionReader.read(headers.all("Sec-WebSocket-Extensions"))
        .map(offer::judge)
        .orElseGet(
            () ->
                DeflateOffer.Outcome.fault(
                    "Expected a well-formed Sec-WebSocket-Extensions in the 101 (RFC 6455 §9.1), was another"));
  }

  private boolean isSubprotocolOffered() {
    List<String> values = headers.all("Sec-WebSocket-Protocol");
    return values.isEmpty()
        || (values.size() == 1 && request.subprotocols().contains(values.get(0)));
  }

  /** The elements of a list that may be spread over several headers (RFC 9110 §5.6.1). */
  private List<String> elements(String name) {
    List<String> elements = new ArrayList<>();
    for (String value : headers.all(name)) {
      for (String element : value.split(",", -1)) {
        if (!element.isBlank()) {
          elements.add(element.strip());
        }
      }
    }
    return elements;
  }

  private String count(String name) {
    int count = headers.all(name).size();
    return switch (count) {
      case 0 -> "was none";
      case 1 -> "was another";
      default -> "were " + count + " of them";
    };
  }
}
