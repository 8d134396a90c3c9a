// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The part of a URI between the slashes: {@code user:password@host:port} (RFC 3986 §3.2). Taken apart here and not by
 * {@code java.net.URI}, which finds no host in {@code my_service:8080}.
 *
 * @param userInfo decoded; {@code null} if there is none
 * @param host an IPv6 address without brackets, any other name in lower-case ASCII
 * @param port -1 if there is none
 */
record Authority(@Nullable String userInfo, String host, int port) {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_PORT_DIGITS = 5;

  static Authority parse(String raw) {
    int at = raw.lastIndexOf('@');
    String hostAndPort = raw.substring(at + 1);
    int colon = hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
    return new Authority(at < 0 ? null : decode(raw.substring(0, at)), host(host), port(port));
  }

  /** The host as it stands in a Host header: an IPv6 address in brackets and without its zone (RFC 6874 §1). */
  String headerHost() {
    if (host.indexOf(':') < 0) {
      return host;
    }
    int zone = host.indexOf('%');
    return '[' + (zone < 0 ? host : host.substring(0, zone)) + ']';
  }

  /** Hides the user information. */
  @Override
  public String toString() {
    return headerHost() + ':' + port;
  }

  private static String host(String raw) {
    if (raw.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a WebSocket URI with a host, had none. Write wss://host/path.");
    }
    if (raw.startsWith("[")) {
      return raw.substring(1, raw.length() - 1).replace("%25", "%"); // a zone (RFC 6874)
    }
    String name = ascii(raw).toLowerCase(Locale.ROOT);
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "Expected a WebSocket URI with a host name of letters, digits, '-', '.' and '_', had another character in it.");
    }
    return name;
  }

  private static String ascii(String raw) {
    try {
      return IDN.toASCII(decode(raw));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Expected a WebSocket URI with a host name that has an ASCII form, had none: "
              + e.getMessage(),
          e);
    }
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isNameChar(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  }

  private static int port(String raw) {
    if (raw.isEmpty()) {
      return -1;
    }
    boolean isNumber = raw.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = isNumber && raw.length() <= MAX_PORT_DIGITS ? Integer.parseInt(raw) : -1;
    if (port < 1 || port > MAX_PORT) {
      // What is no number is not shown: it may be a password whose '@host' was forgotten.
      throw new IllegalArgumentException(
          "Expected a WebSocket URI with a port from 1 to %d, was %s. Leave it out for the scheme's own: 80 or 443."
              .formatted(MAX_PORT, isNumber ? raw : "no number"));
    }
    return port;
  }

  /** Percent-decodes; a plus sign is itself, unlike in a form. */
  private static String decode(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
