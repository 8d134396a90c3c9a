// SPDX-License-Identifier: MIT
package io.fresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that a connection goes through: it is asked to open TCP to the server, and what follows, TLS included, is between
 * client and server. Immutable.
 *
 * <pre>{@code
 * Proxy proxy = Proxy.http("proxy.example", 3128).withCredentials("me", password);
 * }</pre>
 *
 * <p>The server's name is not looked up here, but handed to the proxy. Of the client's headers the proxy sees none; of
 * its credentials the server sees none.
 *
 * <p>{@link #toString()} shows no credentials.
 *
 * @see TransportOptions#proxy()
 */
public final class Proxy {

  /** What is spoken with a proxy. */
  public enum Kind {
    /** HTTP/1.1 with the method CONNECT (RFC 9110 §9.3.6), for {@code ws} as well as for {@code wss}. */
    HTTP,
    /** SOCKS version 5 (RFC 1928). */
    SOCKS5
  }

  /**
   * What a proxy is told about who asks.
   *
   * @param user the user's name
   * @param password the user's password
   */
  public record Credentials(String user, String password) {

    /**
     * Checks that both are there.
     *
     * @param user the user's name
     * @param password the user's password
     */
    public Credentials {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
    }

    /** {@return a text that shows neither} */
    @Override
    public String toString() {
      return "Credentials[***]";
    }
  }

  private static final int MAX_PORT = 65_535;

  /** RFC 1929 §2 gives the length a byte. */
  private static final int MAX_SOCKS_BYTES = 255;

  private final Kind kind;
  private final String host;
  private final int port;
  private final @Nullable Credentials credentials;

  private Proxy(Kind kind, String host, int port, @Nullable Credentials credentials) {
    this.kind = kind;
    this.host = host;
    this.port = port;
    this.credentials = credentials;
  }

  /**
   * An HTTP proxy that takes CONNECT. To the proxy itself TCP is used, not TLS.
   *
   * @param host its name in ASCII, or its address; an IPv6 address without brackets
   * @param port its port, 1 to 65535
   * @return the proxy, without credentials
   * @throws IllegalArgumentException if one of them cannot be that
   */
  public static Proxy http(String host, int port) {
    return at(Kind.HTTP, host, port);
  }

  /**
   * A SOCKS5 proxy.
   *
   * @param host its name in ASCII, or its address; an IPv6 address without brackets
   * @param port its port, 1 to 65535
   * @return the proxy, without credentials
   * @throws IllegalArgumentException if one of them cannot be that
   */
  public static Proxy socks5(String host, int port) {
    return at(Kind.SOCKS5, host, port);
  }

  private static Proxy at(Kind kind, String host, int port) {
    checkHost(host);
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("proxy port must be 1 to 65535, was " + port);
    }
    return new Proxy(kind, host, port, null);
  }

  /**
   * The same proxy, which is told who asks. An HTTP proxy is told with the request, by {@code Proxy-Authorization: Basic} in
   * UTF-8 (RFC 7617), not only once it has asked; a SOCKS5 proxy if it wants to know (RFC 1929). In either case what is told
   * can be read by whoever can read the traffic to the proxy.
   *
   * @param user not empty, without control characters; for HTTP without a colon, for SOCKS5 at most 255 bytes of UTF-8
   * @param password without control characters; for HTTP it may be empty, for SOCKS5 it has 1 to 255 bytes of UTF-8
   * @return the proxy, with these credentials
   * @throws IllegalArgumentException if one of them cannot be said to such a proxy; the message shows neither
   */
  public Proxy withCredentials(String user, String password) {
    Credentials added = new Credentials(user, password);
    checkText("proxy user", user);
    checkText("proxy password", password);
    if (user.isEmpty()) {
      throw new IllegalArgumentException("proxy user must not be empty");
    }
    if (kind == Kind.HTTP && user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "proxy user must be without ':' for an HTTP proxy (RFC 7617 §2), has one");
    }
    if (kind == Kind.SOCKS5) {
      checkLength("proxy user", user);
      checkLength("proxy password", password);
    }
    return new Proxy(kind, host, port, added);
  }

  /** {@return what is spoken with it} */
  public Kind kind() {
    return kind;
  }

  /** {@return its name or address, as it was given} */
  public String host() {
    return host;
  }

  /** {@return its port} */
  public int port() {
    return port;
  }

  /** {@return what it is told about who asks; empty: nothing} */
  public Optional<Credentials> credentials() {
    return Optional.ofNullable(credentials);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Proxy that
        && kind == that.kind
        && host.equals(that.host)
        && port == that.port
        && Objects.equals(credentials, that.credentials);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, host, port, credentials);
  }

  /**
   * Kind, host and port, and whether there are credentials.
   *
   * @return for example {@code HTTP proxy proxy.example:3128 with credentials}
   */
  @Override
  public String toString() {
    String shown = host.indexOf(':') < 0 ? host : '[' + host + ']';
    return "%s proxy %s:%d%s"
        .formatted(kind, shown, port, credentials == null ? "" : " with credentials");
  }

  /** A refusal does not show the text: it may be a URI with a password. */
  private static void checkHost(String host) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("proxy host must not be blank");
    }
    boolean isAddress = host.chars().filter(c -> c == ':').count() > 1;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (isAddress ? !isAddressChar(c) : !isNameChar(c)) {
        throw new IllegalArgumentException(
            ("proxy host must be a name in ASCII or an address, without scheme, port and brackets;"
                    + " character U+%04X at position %d must not be in it")
                .formatted((int) c, i));
      }
    }
    if (isAddress) {
      checkAddress(host);
    }
  }

  private static void checkAddress(String host) {
    try {
      InetAddress.getByName(host); // with a colon it is never looked up
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("proxy host must be an IPv6 address, was " + host, e);
    }
  }

  private static boolean isAddressChar(char c) {
    return (Character.digit(c, 16) >= 0 && c < 0x80) || c == ':' || c == '.';
  }

  private static boolean isNameChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_';
  }

  private static void checkText(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException(
            "%s must be without control characters, has one at position %d".formatted(what, i));
      }
    }
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(what + " must be a text, has half a surrogate pair in it");
    }
  }

  private static void checkLength(String what, String text) {
    int length = text.getBytes(UTF_8).length;
    if (length < 1 || length > MAX_SOCKS_BYTES) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d bytes for a SOCKS5 proxy (RFC 1929), has %d"
              .formatted(what, MAX_SOCKS_BYTES, length));
    }
  }
}
