// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to (RFC 6455 §3): a checked {@code ws} or {@code wss} URI in its parts. Neither {@link #toString()} nor
 * a refusal shows user information or the query, where credentials are.
 */
public final class WebSocketUri {

  private static final int WS_PORT = 80;
  private static final int WSS_PORT = 443;

  private final boolean secure;
  private final Authority authority;
  private final String path;
  private final @Nullable String query;

  private WebSocketUri(boolean secure, Authority authority, String path, @Nullable String query) {
    this.secure = secure;
    this.authority = authority;
    this.path = path;
    this.query = query;
  }

  /**
   * Checks a URI and takes it apart.
   *
   * @param uri an absolute {@code ws} or {@code wss} URI with a host and without a fragment
   * @return its parts
   * @throws IllegalArgumentException if it is none; the message says what was expected, what came and what to do
   */
  public static WebSocketUri parse(String uri) {
    Objects.requireNonNull(uri, "uri");
    try {
      return of(new URI(uri));
    } catch (URISyntaxException e) {
      // Without the cause: its message holds the URI, and with it a password.
      throw new IllegalArgumentException(
          "Expected a WebSocket URI like wss://example.com/path, was malformed at index %d: %s. Percent-encode what may not stand in a URI."
              .formatted(e.getIndex(), e.getReason()));
    }
  }

  /**
   * Checks a URI and takes it apart.
   *
   * @param uri an absolute {@code ws} or {@code wss} URI with a host and without a fragment
   * @return its parts
   * @throws IllegalArgumentException if it is none; the message says what was expected, what came and what to do
   */
  public static WebSocketUri of(URI uri) {
    boolean secure = isSecure(uri);
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Expected a WebSocket URI without a fragment, had one (RFC 6455 §3). Write %23 for a '#' that belongs to path or query.");
    }
    if (uri.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "Expected a WebSocket URI with a host, had none. Write wss://host/path.");
    }
    // Characters beyond ASCII are allowed by java.net.URI; in a request they are percent-encoded.
    URI ascii = ascii(uri);
    String path = ascii.getRawPath();
    return new WebSocketUri(
        secure,
        Authority.parse(uri.getRawAuthority()),
        path.isEmpty() ? "/" : path,
        ascii.getRawQuery());
  }

  private static URI ascii(URI uri) {
    String encoded = uri.toASCIIString();
    return encoded.equals(uri.toString()) ? uri : URI.create(encoded);
  }

  private static boolean isSecure(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null) {
      throw new IllegalArgumentException(
          "Expected a WebSocket URI that begins with ws:// or wss://, had no scheme. Write wss://host/path.");
    }
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "ws" -> false;
      case "wss" -> true;
      case "http", "https" ->
          throw new IllegalArgumentException(
              "Expected a WebSocket URI of scheme ws or wss, was %s. Write ws:// for http://, wss:// for https://."
                  .formatted(scheme));
      // Not shown: in 'user:password@host' it is no scheme.
      default ->
          throw new IllegalArgumentException(
              "Expected a WebSocket URI of scheme ws or wss, was another. Write wss://host:port/path in full.");
    };
  }

  /**
   * Whether TLS is used.
   *
   * @return whether the scheme is {@code wss}
   */
  public boolean isSecure() {
    return secure;
  }

  /**
   * The name or address to connect to, in ASCII.
   *
   * @return the host; an IPv6 address without brackets
   */
  public String host() {
    return authority.host();
  }

  /**
   * The port to connect to.
   *
   * @return the URI's port, or 80 for {@code ws} and 443 for {@code wss}
   */
  public int port() {
    return authority.port() >= 0 ? authority.port() : defaultPort();
  }

  /**
   * What the request asks for.
   *
   * @return path and query, percent-encoded; the path is {@code /} when the URI has none
   */
  public String resource() {
    return query == null ? path : path + '?' + query;
  }

  /** Host and port, as CONNECT asks for them (RFC 9112 §3.2.3). */
  String hostAndPort() {
    return authority.headerHost() + ':' + port();
  }

  /**
   * Resolves a reference without an authority (RFC 3986 §5.2). {@code URI.resolve} goes by an older RFC: there {@code ?x} loses the
   * last segment, and {@code ..} may lead above the root.
   */
  WebSocketUri at(URI reference) {
    String given = reference.getRawPath();
    String asked = reference.getRawQuery();
    if (given.isEmpty()) {
      return new WebSocketUri(secure, authority, path, asked == null ? query : asked);
    }
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String absolute = given.startsWith("/") ? given : folder + given;
    return new WebSocketUri(secure, authority, DotSegments.remove(absolute), asked);
  }

  /** Another resource of this origin, with the user information of this URI. */
  WebSocketUri withResourceOf(WebSocketUri other) {
    return new WebSocketUri(secure, authority, other.path, other.query);
  }

  /** Whether both have scheme, host and port in common (RFC 6454 §5). */
  boolean isSameOriginAs(WebSocketUri other) {
    return secure == other.secure && port() == other.port() && host().equals(other.host());
  }

  /** The value of the Host header: the port only where it is not the scheme's own (RFC 6455 §4.1). */
  String hostHeader() {
    String host = authority.headerHost();
    return port() == defaultPort() ? host : host + ':' + port();
  }

  /** The user information, decoded. */
  Optional<String> userInfo() {
    return Optional.ofNullable(authority.userInfo());
  }

  private int defaultPort() {
    return secure ? WSS_PORT : WS_PORT;
  }

  /** The URI without user information and with {@code …} for its query, fit for a log. */
  @Override
  public String toString() {
    return (secure ? "wss://" : "ws://") + hostHeader() + path + (query == null ? "" : "?…");
  }
}
