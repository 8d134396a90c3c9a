// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The names of this program's connections. */
final class LocalNames implements NameRegistry {

  static final LocalNames SHARED = new LocalNames();

  private final ConcurrentMap<String, Connection> holders = new ConcurrentHashMap<>();

  @Override
  public Optional<Connection> claim(String key, Connection connection) {
    return Optional.ofNullable(holders.putIfAbsent(key, connection));
  }

  @Override
  public Optional<Connection> resolve(String key) {
    return Optional.ofNullable(holders.get(key));
  }

  @Override
  public void release(String key, Connection connection) {
    holders.remove(key, connection);
  }

  @Override
  public String toString() {
    return "the local names";
  }
}
