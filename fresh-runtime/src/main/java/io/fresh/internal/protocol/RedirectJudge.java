// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Headers;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.internal.protocol.UpgradeAnswer.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a redirect is followed, and where to (RFC 9110 §15.4, §10.2.2). What it refuses comes from a server that has to be
 * changed before the same attempt could end otherwise, so it is not retryable. It shows nothing of the Location, where credentials
 * may be.
 */
final class RedirectJudge {

  /** Those that name one other place for the same request. For a GET, which an upgrade is, they mean the same. */
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  /** A longer name is none (RFC 1035 §2.3.4), and would fill the log. */
  private static final int MAX_HOST = 253;

  private static final String NO_URI = "its Location is no valid URI with a host";

  private final WebSocketUri from;
  private final Redirects redirects;
  private final String answer;
  private final Headers headers;

  /**
   * Creates the judge of one answer.
   *
   * @param from who answered
   * @param answer status and phrase, fit for a message
   */
  RedirectJudge(WebSocketUri from, Redirects redirects, String answer, Headers headers) {
    this.from = from;
    this.redirects = redirects;
    this.answer = answer;
    this.headers = headers;
  }

  static boolean isRedirect(int status) {
    return STATUSES.contains(status);
  }

  UpgradeAnswer judge() {
    if (redirects.areUsedUp()) {
      return refused("as many as UpgradeOptions.redirects allows were, " + redirects.limit());
    }
    List<String> locations = headers.all("Location");
    if (locations.size() != 1) {
      return refused(
          locations.isEmpty() ? "it has no Location" : "it has several values of Location");
    }
    Optional<URI> location = parsed(locations.get(0).strip());
    return location.map(this::judge).orElseGet(() -> refused(NO_URI));
  }

  private UpgradeAnswer judge(URI location) {
    if (location.getScheme() == null && location.getRawAuthority() == null) {
      return new Redirected(from.at(location), true);
    }
    Optional<String> scheme = scheme(location.getScheme());
    if (scheme.isEmpty()) {
      return refused("its Location has another scheme than ws, wss, http and https");
    }
    return absolute(scheme.get(), location).map(this::judge).orElseGet(() -> refused(NO_URI));
  }

  private UpgradeAnswer judge(WebSocketUri to) {
    if (to.userInfo().isPresent()) {
      return refused("its Location has user information");
    }
    if (from.isSecure() && !to.isSecure()) {
      return refused("it leads from wss to ws");
    }
    boolean sameOrigin = from.isSameOriginAs(to);
    return new Redirected(sameOrigin ? from.withResourceOf(to) : to, sameOrigin);
  }

  private Refused refused(String rule) {
    return new Refused(
        "Expected HTTP 101 or a redirect to follow, was '%s', which is not followed: %s"
            .formatted(answer, rule),
        false);
  }

  /** Without what stands behind a '#': it would be the client's own business, and a WebSocket has none (RFC 6455 §3). */
  private static Optional<URI> parsed(String location) {
    int fragment = location.indexOf('#');
    try {
      URI uri = new URI(fragment < 0 ? location : location.substring(0, fragment));
      // java.net.URI takes characters beyond ASCII; here they are bytes of an unknown charset.
      return uri.toString().chars().allMatch(c -> c < 0x80) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Servers know the upgrade as a GET of HTTP and so redirect to http and https. */
  private Optional<String> scheme(@Nullable String given) {
    if (given == null) {
      return Optional.of(from.isSecure() ? "wss" : "ws");
    }
    return switch (given.toLowerCase(Locale.ROOT)) {
      case "ws", "http" -> Optional.of("ws");
      case "wss", "https" -> Optional.of("wss");
      default -> Optional.empty();
    };
  }

  private static Optional<WebSocketUri> absolute(String scheme, URI location) {
    if (location.isOpaque() || location.getRawAuthority() == null) {
      return Optional.empty();
    }
    String path = DotSegments.remove(location.getRawPath());
    String query = location.getRawQuery() == null ? "" : '?' + location.getRawQuery();
    try {
      WebSocketUri uri =
          WebSocketUri.parse(scheme + "://" + location.getRawAuthority() + path + query);
      return Optional.of(uri).filter(parsed -> parsed.host().length() <= MAX_HOST);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
