// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * The classes whose handlers somebody calls.
 *
 * @param known the clients, and the classes that they extend
 */
record CalledClasses(Set<TypeElement> known) {

  static CalledClasses of(List<TypeElement> clients) {
    Set<TypeElement> called = new HashSet<>();
    clients.forEach(client -> addWithSuperclasses(client, called));
    return new CalledClasses(Set.copyOf(called));
  }

  private static void addWithSuperclasses(TypeElement type, Set<TypeElement> called) {
    called.add(type);
    if (type.getSuperclass() instanceof DeclaredType parent) {
      addWithSuperclasses((TypeElement) parent.asElement(), called);
    }
  }

  /** Whether a type is one of them, or may be: an abstract class or an interface may be inherited from in another compilation. */
  boolean mayHave(TypeElement type) {
    return known.contains(type) || isOpenBase(type);
  }

  private static boolean isOpenBase(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        || (type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT));
  }
}
