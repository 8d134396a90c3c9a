// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges a URI as the runtime would (RFC 6455 §3). A test holds the two together. Of the text itself nothing is repeated but
 * a scheme that is in order: there may be credentials in it.
 */
final class UriSyntaxValidator {

  private static final int MAX_PORT = 65_535;
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+");
  private static final String EXAMPLE = "Write wss://host/path";

  private final ValueReport report;

  UriSyntaxValidator(ValueReport report) {
    this.report = report;
  }

  void validate(String text) {
    if (text.isEmpty()) {
      malformed("is empty", "Leave it out, or write wss://host/path");
      return;
    }
    try {
      validate(new URI(text));
    } catch (URISyntaxException e) {
      reportSyntax(text, e);
    }
  }

  private void reportSyntax(String text, URISyntaxException fault) {
    String reason = fault.getReason().toLowerCase(Locale.ROOT);
    if (reason.equals("illegal character in path") || reason.equals("illegal character in query")) {
      int character = text.codePointAt(fault.getIndex());
      malformed(
          "has U+%04X in it".formatted(character),
          "Percent-encode it: " + percentEncoded(character));
    } else {
      malformed("is malformed: " + reason, EXAMPLE + "; a '%' that is meant as such is %25");
    }
  }

  private static String percentEncoded(int character) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(octet));
    }
    return encoded.toString();
  }

  private void validate(URI uri) {
    boolean isWebSocket = validateScheme(uri.getScheme());
    if (uri.getRawFragment() != null) {
      report.add(Diagnostic.URI_FRAGMENT);
    }
    if (uri.getRawAuthority() != null) {
      validateAuthority(uri.getRawAuthority());
    } else if (isWebSocket) {
      malformed("has no host", EXAMPLE);
    }
  }

  private boolean validateScheme(String scheme) {
    String lower = scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "ws", "wss" -> {
        return true;
      }
      case "" -> report.add(Diagnostic.URI_SCHEME, "has no scheme", "ws:// or wss://");
      case "http" -> report.add(Diagnostic.URI_SCHEME, "begins with http://", "ws://");
      case "https" -> report.add(Diagnostic.URI_SCHEME, "begins with https://", "wss://");
      default -> {
        // Not shown: in 'user:password@host' it is no scheme.
        Optional<String> near = Spelling.meantBy(lower, List.of("wss", "ws"));
        report.add(
            Diagnostic.URI_SCHEME,
            "has another scheme",
            near.map(meant -> meant + "://").orElse("ws:// or wss://"));
      }
    }
    return false;
  }

  private void validateAuthority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      report.add(Diagnostic.URI_CREDENTIALS);
    }
    String hostAndPort = authority.substring(at + 1);
    int colon = hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1);
    validateHost(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
    if (colon >= 0) {
      validatePort(hostAndPort.substring(colon + 1));
    }
  }

  private void validateHost(String host) {
    if (host.isEmpty()) {
      malformed("has no host", EXAMPLE);
    } else if (!host.startsWith("[") && !isName(host)) {
      malformed(
          "has a host name that is none", "Use letters, digits, '-', '.' and '_', or their like");
    }
  }

  private static boolean isName(String host) {
    try {
      String decoded = URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
      return HOST.matcher(IDN.toASCII(decoded).toLowerCase(Locale.ROOT)).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void validatePort(String port) {
    boolean isPort =
        port.isEmpty()
            || (PORT.matcher(port).matches()
                && Integer.parseInt(port) >= 1
                && Integer.parseInt(port) <= MAX_PORT);
    if (!isPort) {
      malformed("has a port that is none", "Use 1 to 65535, or leave it out");
    }
  }

  private void malformed(String found, String fix) {
    report.add(Diagnostic.MALFORMED_URI, found, fix);
  }
}
