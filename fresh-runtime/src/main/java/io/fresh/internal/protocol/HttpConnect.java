// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.Proxy;
import io.netty.buffer.ByteBuf;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110 §9.3.6). Of the answer only the status counts: the headers of a yes are to be ignored,
 * and a no is one without its headers and its body.
 */
final class HttpConnect implements ProxyDialogue {

  /** Of all heads together: interim answers may come before the real one. */
  private static final int MAX_ANSWER_BYTES = 16 << 10;

  /** Not a dot for the phrase, whose bytes may be any: to a pattern some of them end a line. */
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9]{2})(?: [^\\r]*)?");

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final Proxy proxy;
  private final String target;

  private int consumed;

  /** Of the head that is being read; 0 before its first line. */
  private int status;

  HttpConnect(Proxy proxy, WebSocketUri target) {
    this.proxy = proxy;
    this.target = target.hostAndPort();
  }

  @Override
  public void begin(Consumer<byte[]> say) {
    StringBuilder request =
        new StringBuilder("CONNECT %s HTTP/1.1\r\nHost: %s\r\n".formatted(target, target));
    proxy
        .credentials()
        .ifPresent(known -> request.append("Proxy-Authorization: ").append(basic(known)));
    say.accept(request.append("\r\n").toString().getBytes(US_ASCII));
  }

  private static String basic(Proxy.Credentials credentials) {
    String pair = credentials.user() + ':' + credentials.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)) + "\r\n";
  }

  @Override
  public boolean read(ByteBuf in, Consumer<byte[]> say) throws ProxyRefusal {
    for (String line = nextLine(in); line != null; line = nextLine(in)) {
      if (status == 0) {
        status = promising(line);
      } else if (line.isEmpty()) { // the end of a head
        if (status >= 200) {
          return true;
        }
        status = 0;
      }
    }
    return false;
  }

  /** A line may end with LF alone (RFC 9112 §2.2). */
  private @Nullable String nextLine(ByteBuf in) throws ProxyRefusal {
    int length = in.bytesBefore((byte) '\n');
    int known = length < 0 ? in.readableBytes() : length + 1;
    if (consumed + known > MAX_ANSWER_BYTES) {
      throw ProxyRefusal.retryable(
          "the head of its answer has more than %d bytes".formatted(MAX_ANSWER_BYTES));
    }
    if (length < 0) {
      return null;
    }
    consumed += known;
    String line = in.readCharSequence(length, ISO_8859_1).toString();
    in.skipBytes(1);
    return line.endsWith("\r") ? line.substring(0, length - 1) : line;
  }

  /** The status, if it is a yes or an interim one (RFC 9110 §15.2); nobody has asked to switch protocols. */
  private int promising(String line) throws ProxyRefusal {
    Matcher statusLine = STATUS_LINE.matcher(line);
    if (!statusLine.matches()) {
      throw ProxyRefusal.retryable("its answer is not HTTP/1.1");
    }
    int answered = Integer.parseInt(statusLine.group(1));
    if (answered == PROXY_AUTHENTICATION_REQUIRED) {
      throw ProxyRefusal.lasting("it answered 407, " + authenticationRequired());
    }
    if (answered >= 300 || answered == SWITCHING_PROTOCOLS) {
      throw ProxyRefusal.retryable("it answered " + answered);
    }
    return answered;
  }

  private String authenticationRequired() {
    return proxy.credentials().isPresent()
        ? "it does not take the credentials"
        : "it wants credentials";
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "HttpConnect[" + target + ']';
  }
}
