// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.TypeName;
import io.fresh.annotation.Case;
import io.fresh.annotation.Discriminator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the types that messages are told apart by. */
final class CaseReader {

  private final Types types;
  private final Subtypes subtypes;

  CaseReader(Types types) {
    this.types = types;
    this.subtypes = new Subtypes(types);
  }

  /** What the type, or the nearest supertype that says so, names as its discriminator; empty also if that is no name. */
  Optional<AnnotationMirror> discriminator(TypeMirror type) {
    return root(type)
        .flatMap(root -> Annotations.find(root, Discriminator.class))
        .filter(found -> !SelectorModel.of(found, "value", List.of()).field().isEmpty());
  }

  /** The type that has the discriminator. */
  Optional<TypeElement> root(TypeMirror type) {
    if (!(type instanceof DeclaredType)) {
      return Optional.empty();
    }
    return Supertypes.of(type, types).stream()
        .map(parent -> (TypeElement) ((DeclaredType) parent).asElement())
        .filter(parent -> Annotations.find(parent, Discriminator.class).isPresent())
        .findFirst();
  }

  /** The messages that are of a type; empty if it does not say so, or has no discriminator. */
  Optional<SelectorModel> selector(TypeMirror type) {
    return discriminator(type)
        .flatMap(
            discriminator ->
                values(type).map(values -> SelectorModel.of(discriminator, "value", values)));
  }

  /** The values that a type names for itself; empty if it names none. */
  Optional<List<String>> values(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? Annotations.find(declared.asElement(), Case.class)
            .map(SelectorModel::values)
            .filter(values -> !values.isEmpty())
        : Optional.empty();
  }

  /**
   * The types that a sealed type permits, and they in turn, as far as they name values or permit no others. Each is there once, also
   * if it comes by two ways.
   */
  List<TypeMirror> permitted(TypeMirror type) {
    Map<TypeName, TypeMirror> found = new LinkedHashMap<>();
    leaves(type).forEach(leaf -> found.putIfAbsent(TypeName.get(leaf), leaf));
    return List.copyOf(found.values());
  }

  private Stream<TypeMirror> leaves(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement())
            .getPermittedSubclasses().stream().flatMap(permitted -> below(permitted, declared))
        : Stream.empty();
  }

  private Stream<TypeMirror> below(TypeMirror permitted, DeclaredType general) {
    return subtypes.of((TypeElement) ((DeclaredType) permitted).asElement(), general).stream()
        .flatMap(this::leavesOrSelf);
  }

  private Stream<TypeMirror> leavesOrSelf(TypeMirror type) {
    List<TypeMirror> below = values(type).isPresent() ? List.of() : permitted(type);
    return below.isEmpty() ? Stream.of(type) : below.stream();
  }
}
