// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.Deflate;
import io.fresh.Headers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of the opening handshake, as data (RFC 6455 §4.1): a GET of {@link #resource()} with {@link #headers()}
 * over HTTP/1.1. Made anew for each attempt, as its key is.
 */
public final class UpgradeRequest {

  private static final int KEY_BYTES = 16;

  /** Of a request with a header or two of the user's. */
  private static final int EXPECTED_SIZE = 512;

  private static final String VERSION = "13";
  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final WebSocketUri uri;
  private final Headers headers;
  private final String key;
  private final List<String> subprotocols;

  /** Null if no compression is offered. */
  private final @Nullable DeflateOffer deflate;

  private UpgradeRequest(
      WebSocketUri uri,
      Headers headers,
      String key,
      List<String> subprotocols,
      @Nullable DeflateOffer deflate) {
    this.uri = uri;
    this.headers = headers;
    this.key = key;
    this.subprotocols = List.copyOf(subprotocols);
    this.deflate = deflate;
  }

  /**
   * Makes a request.
   *
   * @param uri where to; its user information becomes an {@code Authorization} unless the headers have one
   * @param headers what the user adds
   * @param subprotocols what is offered, the preferred one first
   * @param compression whether compression is offered, and how
   * @param random gives the key
   * @return the request
   */
  public static UpgradeRequest of(
      WebSocketUri uri,
      Headers headers,
      List<String> subprotocols,
      Deflate compression,
      SecureRandom random) {
    String key = key(random);
    Headers.Builder all =
        Headers.builder()
            .add("Host", uri.hostHeader())
            .add("Upgrade", "websocket")
            .add("Connection", "Upgrade")
            .add("Sec-WebSocket-Key", key)
            .add("Sec-WebSocket-Version", VERSION);
    if (!subprotocols.isEmpty()) {
      all.add("Sec-WebSocket-Protocol", String.join(", ", subprotocols));
    }
    DeflateOffer deflate = compression.isOn() ? new DeflateOffer(compression) : null;
    if (deflate != null) {
      all.add("Sec-WebSocket-Extensions", deflate.header());
    }
    if (!headers.contains("Authorization")) {
      uri.userInfo().ifPresent(userInfo -> all.add("Authorization", basic(userInfo)));
    }
    return new UpgradeRequest(uri, all.addAll(headers).build(), key, subprotocols, deflate);
  }

  /** Path and query, as they stand in the request line. */
  String resource() {
    return uri.resource();
  }

  /**
   * All headers in the order in which they are sent.
   *
   * @return the headers
   */
  public Headers headers() {
    return headers;
  }

  /**
   * The request as it goes over the wire (RFC 9112 §2.1).
   *
   * @return its bytes; a header's value may have characters of ISO-8859-1 beyond ASCII (RFC 9110 §5.5)
   */
  public byte[] encoded() {
    StringBuilder text = new StringBuilder(EXPECTED_SIZE);
    text.append("GET ").append(resource()).append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  WebSocketUri uri() {
    return uri;
  }

  List<String> subprotocols() {
    return subprotocols;
  }

  /** What is offered of compression; null if nothing is. */
  @Nullable DeflateOffer deflate() {
    return deflate;
  }

  /** What the server has to answer to this key (RFC 6455 §4.2.2). */
  String expectedAccept() {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest((key + ACCEPT_SUFFIX).getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  /** Only the names of the headers: path, query and values may be secret. */
  @Override
  public String toString() {
    return "UpgradeRequest[" + headers.names() + ']';
  }

  private static String key(SecureRandom random) {
    byte[] nonce = new byte[KEY_BYTES];
    random.nextBytes(nonce);
    return Base64.getEncoder().encodeToString(nonce);
  }

  /** RFC 7617: a user without a password has an empty one. */
  private static String basic(String userInfo) {
    String credentials = userInfo.indexOf(':') < 0 ? userInfo + ':' : userInfo;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }
}
