// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What generated code can reach: it stands in the client's package, in a class of its own. */
final class Access {

  private final Elements elements;
  private final PackageElement home;

  Access(Elements elements, TypeElement client) {
    this.elements = elements;
    this.home = elements.getPackageOf(client);
  }

  /** Whether a member, or a class with all classes around it, can be reached. */
  boolean isReachable(Element element) {
    return canBeNamed(element)
        && (!(element.getEnclosingElement() instanceof TypeElement outer)
            || !(element instanceof TypeElement)
            || isReachable(outer));
  }

  /** Whether a type can be written down, with its type arguments. */
  boolean isReachable(TypeMirror type) {
    return NamedTypes.in(type).allMatch(this::isReachable);
  }

  /** Whether everyone who sees the package can write a type down. */
  static boolean isPublic(TypeMirror type) {
    return NamedTypes.in(type).allMatch(Access::isPublic);
  }

  /** Whether everyone who sees the package can reach a class. */
  static boolean isPublic(Element type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        && (!(type.getEnclosingElement() instanceof TypeElement outer) || isPublic(outer));
  }

  /** What to do about a type that cannot be reached. */
  String mend(TypeMirror type) {
    boolean isOwn =
        NamedTypes.in(type)
            .filter(named -> !isReachable(named))
            .allMatch(named -> elements.getPackageOf(named).equals(home));
    return isOwn
        ? "Remove 'private'"
        : "Make it public, or take another type if it is not yours to change";
  }

  private boolean canBeNamed(Element element) {
    Set<Modifier> modifiers = element.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || (!modifiers.contains(Modifier.PRIVATE) && elements.getPackageOf(element).equals(home));
  }
}
