// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request, as the client wrote it.
 *
 * @param line the first line
 * @param headers by name in any case, values in order
 */
public record RequestHead(String line, Map<String, List<String>> headers) {

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LIMIT = 64 << 10;

  /** The first value of a header; {@code null} if it is not there. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** What {@code Sec-WebSocket-Accept} has to be in the answer (RFC 6455 §4.2.2). */
  public String acceptKey() {
    String key = header("Sec-WebSocket-Key");
    if (key == null) {
      throw new AssertionError("Expected a Sec-WebSocket-Key, found " + headers.keySet());
    }
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static RequestHead read(InputStream in) throws IOException {
    List<String> lines = readHead(in).lines().toList();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size() - 1)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(value);
    }
    return new RequestHead(lines.get(0), headers);
  }

  /** One byte at a time, so that no byte behind the head is taken. */
  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int end = 0;
    while (end < 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The client hung up within its request: " + head);
      }
      head.write(next);
      end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
      if (head.size() > LIMIT) {
        throw new IOException("Expected a request head of at most " + LIMIT + " bytes");
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
