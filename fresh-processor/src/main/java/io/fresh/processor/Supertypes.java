// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What a class inherits from, and what a type is, too. */
final class Supertypes {

  private Supertypes() {}

  /**
   * The class, then its superclasses from the nearest on, then the interfaces of each of these as they are declared, an
   * interface before those that it extends. Each is there once.
   *
   * @return empty if one does not exist yet
   */
  static Optional<List<TypeElement>> of(TypeElement type) {
    List<TypeElement> classes = new ArrayList<>(List.of(type));
    TypeMirror parent = type.getSuperclass();
    while (parent instanceof DeclaredType declared && !MissingTypes.in(parent)) {
      TypeElement superclass = (TypeElement) declared.asElement();
      classes.add(superclass);
      parent = superclass.getSuperclass();
    }
    Set<TypeElement> all = new LinkedHashSet<>(classes);
    boolean isWhole =
        !MissingTypes.in(parent)
            && classes.stream().allMatch(subtype -> addInterfaces(subtype, all));
    return isWhole ? Optional.of(List.copyOf(all)) : Optional.empty();
  }

  private static boolean addInterfaces(TypeElement type, Set<TypeElement> all) {
    for (TypeMirror parent : type.getInterfaces()) {
      if (MissingTypes.in(parent)) {
        return false;
      }
      TypeElement contract = (TypeElement) ((DeclaredType) parent).asElement();
      all.add(contract);
      if (!addInterfaces(contract, all)) {
        return false;
      }
    }
    return true;
  }

  /** A type and all its supertypes, with their type arguments, the near ones first. */
  static List<TypeMirror> of(TypeMirror type, Types types) {
    List<TypeMirror> found = new ArrayList<>();
    found.add(type);
    for (int i = 0; i < found.size(); i++) {
      for (TypeMirror parent : types.directSupertypes(found.get(i))) {
        if (found.stream().noneMatch(seen -> types.isSameType(seen, parent))) {
          found.add(parent);
        }
      }
    }
    return List.copyOf(found);
  }
}
