// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.internal.protocol.Extension.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of {@code Sec-WebSocket-Extensions} (RFC 6455 §9.1), one after the other. */
final class ExtensionReader {

  private static final String SPACE = "[ \\t]*+";

  /** RFC 9110 §5.6.2. */
  private static final Pattern TOKEN =
      Pattern.compile(SPACE + "([!#$%&'*+.^_`|~0-9A-Za-z-]++)" + SPACE);

  private static final Pattern NOTHING = Pattern.compile(SPACE);

  private final String text;
  private final Matcher matcher;
  private int at;

  private ExtensionReader(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
  }

  /** All extensions of all values; empty if one of them is malformed. */
  static Optional<List<Extension>> read(List<String> values) {
    List<Extension> extensions = new ArrayList<>();
    for (String value : values) {
      if (!new ExtensionReader(value).readInto(extensions)) {
        return Optional.empty();
      }
    }
    return Optional.of(extensions);
  }

  /** Returns whether the value is well-formed. Elements of a list may be empty (RFC 9110 §5.6.1.2). */
  private boolean readInto(List<Extension> extensions) {
    do {
      String name = token();
      if (name != null) {
        List<Parameter> parameters = new ArrayList<>();
        if (!readParameters(parameters)) {
          return false;
        }
        extensions.add(new Extension(name, parameters));
      } else {
        take(NOTHING);
      }
    } while (skip(','));
    return at == text.length();
  }

  private boolean readParameters(List<Parameter> parameters) {
    while (skip(';')) {
      String name = token();
      boolean valued = name != null && skip('=');
      String value = valued ? value() : null;
      if (name == null || (valued && value == null)) {
        return false;
      }
      parameters.add(new Parameter(name, value));
    }
    return true;
  }

  private @Nullable String value() {
    String token = token();
    if (token != null) {
      return token;
    }
    take(NOTHING);
    String quoted = skip('"') ? restOfQuoted() : "";
    take(NOTHING);
    return TOKEN.matcher(quoted).matches() && quoted.equals(quoted.strip()) ? quoted : null;
  }

  /** What stands before the closing quote (RFC 9110 §5.6.4); it has to be a token, too. Empty if there is no such quote. */
  private String restOfQuoted() {
    StringBuilder quoted = new StringBuilder();
    while (at < text.length() && !skip('"')) {
      at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
      quoted.append(text.charAt(at++));
    }
    return text.charAt(at - 1) == '"' ? quoted.toString() : "";
  }

  private @Nullable String token() {
    return take(TOKEN) ? matcher.group(1) : null;
  }

  private boolean take(Pattern pattern) {
    boolean found = matcher.usePattern(pattern).region(at, text.length()).lookingAt();
    at = found ? matcher.end() : at;
    return found;
  }

  private boolean skip(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }
}
