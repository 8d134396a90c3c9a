// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.annotation.Send;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the methods of an interface and its superinterfaces that its implementation must have. */
final class SendMethods {

  private final Elements elements;
  private final Types types;
  private final TypeElement type;
  private final List<ExecutableElement> found = new ArrayList<>();

  private SendMethods(Elements elements, Types types, TypeElement type) {
    this.elements = elements;
    this.types = types;
    this.type = type;
  }

  /**
   * The abstract methods, in source order, inherited ones last, those that {@code Object} has left out; empty if a type that one names
   * does not exist yet.
   */
  static Optional<List<ExecutableElement>> of(TypeElement type, Elements elements, Types types) {
    SendMethods methods = new SendMethods(elements, types, type);
    if (!methods.add(type)) {
      return Optional.empty();
    }
    List<ExecutableElement> found =
        methods.found.stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .filter(method -> isAnnotated(method) || !methods.isOfObject(method))
            .toList();
    return found.stream().anyMatch(SendMethods::namesMissing)
        ? Optional.empty()
        : Optional.of(found);
  }

  /** The simple names of the types that who implements an interface inherits. */
  static Set<String> memberTypes(TypeElement type, Elements elements) {
    return ElementFilter.typesIn(elements.getAllMembers(type)).stream()
        .map(member -> member.getSimpleName().toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a method has the annotation. */
  static boolean isAnnotated(ExecutableElement method) {
    return Annotations.find(method, Send.class).isPresent();
  }

  private static boolean namesMissing(ExecutableElement method) {
    return MissingTypes.in(method)
        || Annotations.find(method, Send.class)
            .filter(send -> Annotations.isUnresolved(send) || Annotations.namesMissing(send))
            .isPresent();
  }

  private boolean add(TypeElement declaring) {
    ElementFilter.methodsIn(declaring.getEnclosedElements()).forEach(this::add);
    for (TypeMirror parent : declaring.getInterfaces()) {
      if (MissingTypes.in(parent) || !add((TypeElement) types.asElement(parent))) {
        return false;
      }
    }
    return true;
  }

  /** Of the same method in unrelated interfaces, the one with the annotation counts: its body serves all. */
  private void add(ExecutableElement method) {
    Optional<ExecutableElement> same =
        found.stream().filter(seen -> isSame(seen, method)).findFirst();
    if (same.isEmpty()) {
      found.add(method);
    } else if (!elements.overrides(same.get(), method, type) && !isAnnotated(same.get())) {
      found.set(found.indexOf(same.get()), method);
    }
  }

  private boolean isSame(ExecutableElement seen, ExecutableElement method) {
    return elements.overrides(seen, method, type)
        || (seen.getSimpleName().equals(method.getSimpleName())
            && types.isSubsignature(signature(seen), signature(method)));
  }

  private ExecutableType signature(ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }

  private boolean isOfObject(ExecutableElement method) {
    Element object = elements.getTypeElement(Object.class.getCanonicalName());
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .filter(inherited -> inherited.getModifiers().contains(Modifier.PUBLIC))
        .filter(inherited -> inherited.getSimpleName().equals(method.getSimpleName()))
        .anyMatch(
            inherited ->
                types.isSubsignature(signature(method), (ExecutableType) inherited.asType()));
  }
}
