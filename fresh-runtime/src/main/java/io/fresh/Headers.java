// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an HTTP message: names and values in the order of the message. Immutable.
 *
 * <p>Names are compared without regard to case, and a name may have several values (RFC 9110 §5.1 to §5.3). A name is a
 * token; a value holds no control character but the tab and nothing beyond ISO-8859-1 (§5.5), so that no value can forge a
 * second header. White space around a value is not part of it and is dropped.
 *
 * <p>{@link #toString()} shows the names and hides every value, for values are where credentials are.
 */
public final class Headers {

  private static final Headers EMPTY = new Headers(List.of());

  private final List<Header> headers;

  private Headers(List<Header> headers) {
    this.headers = List.copyOf(headers);
  }

  /** {@return no headers} */
  public static Headers empty() {
    return EMPTY;
  }

  /**
   * Headers of names and values in turn: {@code Headers.of("Accept-Language", "en", "Origin", "https://example.com")}.
   *
   * @param nameValuePairs a name, its value, a name, its value, and so on
   * @return the headers
   * @throws IllegalArgumentException if the last name has no value, or a name or value cannot be sent
   */
  public static Headers of(String... nameValuePairs) {
    if (nameValuePairs.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Headers.of takes names and values in turn; %d strings leave the last name without a value"
              .formatted(nameValuePairs.length));
    }
    Builder builder = builder();
    for (int i = 0; i < nameValuePairs.length; i += 2) {
      builder.add(nameValuePairs[i], nameValuePairs[i + 1]);
    }
    return builder.build();
  }

  /** {@return a builder without headers} */
  public static Builder builder() {
    return new Builder(List.of());
  }

  /** {@return a builder that holds these headers} */
  public Builder toBuilder() {
    return new Builder(headers);
  }

  /**
   * The first value of a name.
   *
   * @param name a name, in any case
   * @return the value; empty if there is none
   */
  public Optional<String> first(String name) {
    for (Header header : headers) {
      if (header.isNamed(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /**
   * All values of a name, in order.
   *
   * @param name a name, in any case
   * @return the values; empty if there is none
   */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(headers.size());
    for (Header header : headers) {
      if (header.isNamed(name)) {
        values.add(header.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** {@return the names in order, each once, in the spelling in which it comes first} */
  public Set<String> names() {
    Map<String, String> spellings = new LinkedHashMap<>();
    headers.forEach(header -> spellings.putIfAbsent(header.lowerCaseName(), header.name()));
    return Collections.unmodifiableSet(new LinkedHashSet<>(spellings.values()));
  }

  /**
   * Whether a name has a value.
   *
   * @param name a name, in any case
   * @return whether it has one
   */
  public boolean contains(String name) {
    return first(name).isPresent();
  }

  /** {@return the number of values, each of a name's counted} */
  public int size() {
    return headers.size();
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return headers.isEmpty();
  }

  /**
   * Visits all names and values in order.
   *
   * @param action takes a name and one value; called once for each value
   */
  public void forEach(BiConsumer<String, String> action) {
    headers.forEach(header -> action.accept(header.name(), header.value()));
  }

  /**
   * Whether the other holds the same values under the same names, in the same order; the case of names does not matter.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers that && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return headers.hashCode();
  }

  /** {@return the names; every value is hidden} */
  @Override
  public String toString() {
    return headers.stream()
        .map(header -> header.name() + "=***")
        .collect(Collectors.joining(", ", "Headers[", "]"));
  }

  /** Collects headers. Not safe for use by several threads. */
  public static final class Builder {

    private final List<Header> headers;

    private Builder(List<Header> headers) {
      this.headers = new ArrayList<>(headers);
    }

    /**
     * Adds a value behind those that the name has.
     *
     * @param name a token (RFC 9110 §5.6.2)
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if name or value cannot be sent; the value is not in the message
     */
    public Builder add(String name, String value) {
      headers.add(Header.of(name, value));
      return this;
    }

    /**
     * Adds all values of other headers.
     *
     * @param other the headers
     * @return this builder
     */
    public Builder addAll(Headers other) {
      headers.addAll(other.headers);
      return this;
    }

    /**
     * Gives a name this one value, in place of those that it has.
     *
     * @param name a token (RFC 9110 §5.6.2)
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if name or value cannot be sent; the value is not in the message
     */
    public Builder set(String name, String value) {
      Header header = Header.of(name, value);
      remove(name);
      headers.add(header);
      return this;
    }

    /**
     * Gives each name of other headers its values there, in place of those that it has.
     *
     * @param other the headers
     * @return this builder
     */
    public Builder setAll(Headers other) {
      other.names().forEach(this::remove);
      return addAll(other);
    }

    /**
     * Removes all values of a name.
     *
     * @param name a name, in any case
     * @return this builder
     */
    public Builder remove(String name) {
      Objects.requireNonNull(name, "name");
      headers.removeIf(header -> header.isNamed(name));
      return this;
    }

    /** {@return the headers} */
    public Headers build() {
      return headers.isEmpty() ? EMPTY : new Headers(headers);
    }
  }

  /** One name with one value. */
  private record Header(String name, String value) {

    static Header of(String name, String value) {
      Token.require("A header's name", name);
      return new Header(name, stripped(name, value));
    }

    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }

    String lowerCaseName() {
      return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Header that && isNamed(that.name) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return Objects.hash(lowerCaseName(), value);
    }

    private static String stripped(String name, String value) {
      int start = 0;
      int end = value.length();
      for (int i = 0; i < end; i++) {
        requireValueChar(name, value.charAt(i), i);
      }
      while (start < end && isWhitespace(value.charAt(start))) {
        start++;
      }
      while (end > start && isWhitespace(value.charAt(end - 1))) {
        end--;
      }
      return value.substring(start, end);
    }

    private static void requireValueChar(String name, char c, int position) {
      boolean control = (c < ' ' && c != '\t') || c == 0x7F;
      if (control || c > 0xFF) {
        throw new IllegalArgumentException(
            "The value of header %s must not hold %s; there is one at position %d"
                .formatted(
                    name,
                    control ? "a control character" : "a character beyond ISO-8859-1",
                    position));
      }
    }

    private static boolean isWhitespace(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
