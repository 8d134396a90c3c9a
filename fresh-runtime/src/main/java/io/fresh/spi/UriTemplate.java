// SPDX-License-Identifier: MIT
package io.fresh.spi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Puts values into the URI that a client declares (RFC 6570 §3.2.2, simple string expansion). All but unreserved characters is
 * percent-encoded as UTF-8, in the path as in the query, so that no value can end what it stands in. What is left, values that
 * make a dot segment or an empty one of a segment of the path, is refused: servers and proxies would resolve it (RFC 3986 §5.2.4).
 * No refusal shows a value, which may be a secret.
 */
public final class UriTemplate {

  private static final String HEX = "0123456789ABCDEF";

  private UriTemplate() {}

  /**
   * Puts values in the place of names in braces. May be called on any thread.
   *
   * @param template a URI in whose path and query there may be names in braces; has been checked by the compiler
   * @param values what stands for each name, in order; none is {@code null}
   * @return the URI
   * @throws IllegalArgumentException if a value is no Unicode text, if a segment of the path would be empty, {@code .} or
   *     {@code ..}, or if there are more or less values than names
   */
  public static String expand(String template, Object... values) {
    StringBuilder uri = new StringBuilder(template.length() + 16 * values.length);
    int end = 0;
    int used = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', end)) {
      uri.append(template, end, open);
      end = template.indexOf('}', open) + 1;
      String name = template.substring(open + 1, end - 1);
      if (used == values.length) {
        throw new IllegalArgumentException("There is no value for {%s} of the URI".formatted(name));
      }
      encode(name, Objects.requireNonNull(values[used++], name).toString(), uri);
    }
    if (used < values.length) {
      throw new IllegalArgumentException(
          "The URI takes %d values, was given %d".formatted(used, values.length));
    }
    String expanded = uri.append(template, end, template.length()).toString();
    checkSegments(template, expanded);
    return expanded;
  }

  private static void encode(String name, String value, StringBuilder uri) {
    for (ByteBuffer utf8 = utf8(name, value); utf8.hasRemaining(); ) {
      int octet = utf8.get() & 0xFF;
      if (isUnreserved(octet)) {
        uri.append((char) octet);
      } else {
        uri.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
      }
    }
  }

  private static ByteBuffer utf8(String name, String value) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Parameter {%s} of the URI must be Unicode text, has half a surrogate pair in it"
              .formatted(name));
    }
  }

  /** RFC 3986 §2.3. */
  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** No value has a slash or a question mark left, so both have the same segments. */
  private static void checkSegments(String template, String expanded) {
    String[] names = beforeQuery(template).split("/", -1);
    String[] segments = beforeQuery(expanded).split("/", -1);
    for (int i = 0; i < names.length; i++) {
      String segment = segments[i];
      boolean isNone = segment.isEmpty() || segment.equals(".") || segment.equals("..");
      if (isNone && names[i].indexOf('{') >= 0) {
        throw new IllegalArgumentException(
            "Segment %s of the URI's path must be neither empty nor '.' or '..': that would make another path of it"
                .formatted(names[i]));
      }
    }
  }

  private static String beforeQuery(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }
}
