// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The names that mean something at a place in generated code, so that a new one must differ from them. JavaPoet's {@code NameAllocator}
 * draws a random UUID for each name.
 */
final class TakenNames {

  private final Set<String> taken;

  TakenNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  TakenNames(String... taken) {
    this(Set.of(taken));
  }

  /** Takes a name: the one that is wanted, or one like it that is free and no keyword. */
  String take(String wanted) {
    String name = free(wanted);
    taken.add(name);
    return name;
  }

  /** The name that {@link #take} would take. */
  String free(String wanted) {
    String name = wanted;
    while (SourceVersion.isKeyword(name) || taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
