// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Objects;

/**
 * A name under which one live connection can be found: a key in a registry.
 *
 * <pre>{@code
 * Name prices = Name.local("prices");
 * PricesFresh.start(uri, Options.builder().name(prices).build());
 * Fresh.send(prices, Frame.text("subscribe"));
 * }</pre>
 *
 * @param registry who knows the connection
 * @param key unique in the registry; not empty
 */
public record Name(NameRegistry registry, String key) {

  /**
   * Checks the components.
   *
   * @param registry who knows the connection
   * @param key unique in the registry; not empty
   * @throws IllegalArgumentException if the key is empty
   */
  public Name {
    Objects.requireNonNull(registry, "registry");
    if (key.isEmpty()) {
      throw new IllegalArgumentException("A name must not be empty");
    }
  }

  /**
   * A name in the registry of this program.
   *
   * @param key unique in this program; not empty
   * @return the name
   * @throws IllegalArgumentException if the key is empty
   */
  public static Name local(String key) {
    return new Name(LocalNames.SHARED, key);
  }

  /**
   * A name in another registry, for example one of a cluster.
   *
   * @param registry who knows the connection
   * @param key unique in the registry; not empty
   * @return the name
   * @throws IllegalArgumentException if the key is empty
   */
  public static Name via(NameRegistry registry, String key) {
    return new Name(registry, key);
  }

  /** {@return the key} */
  @Override
  public String toString() {
    return key;
  }
}
