// SPDX-License-Identifier: MIT
package io.fresh;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type of messages, with its type arguments. Generated code makes them; by hand it is an anonymous subclass or, for a plain
 * class, {@link #of}:
 *
 * <pre>{@code
 * MessageType<List<Trade>> trades = new MessageType<>() {};
 * MessageType<Trade> trade = MessageType.of(Trade.class);
 * }</pre>
 *
 * @param <T> the type
 */
public abstract class MessageType<T> {

  private final Type type;

  /** Takes the type from the subclass's own declaration. */
  protected MessageType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent)) {
      throw new IllegalStateException(
          "Expected a direct subclass with a type argument, write new MessageType<List<Trade>>() {}");
    }
    this.type = parent.getActualTypeArguments()[0];
  }

  private MessageType(Class<T> type) {
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * The type of a class without type parameters.
   *
   * @param <T> the type
   * @param type the class
   * @return the type
   */
  public static <T> MessageType<T> of(Class<T> type) {
    return new MessageType<>(type) {};
  }

  /** {@return the type as the Java platform describes it} */
  public final Type type() {
    return type;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof MessageType<?> that && type.equals(that.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  /** {@return the type as it is written} */
  @Override
  public final String toString() {
    return type.getTypeName();
  }
}
