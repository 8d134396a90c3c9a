// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Types known by name, as one module sees them; for one round, as the next may have more. */
final class KnownTypes {

  private final Elements elements;
  private final Types types;
  private final ModuleElement module;

  /**
   * Each parameter and answer is held against most of them. javac parses a name that it is asked for, and looks for one that does not
   * exist all along the class path, each time.
   */
  private final Map<String, Optional<TypeElement>> found = new HashMap<>();

  KnownTypes(Elements elements, Types types, ModuleElement module) {
    this.elements = elements;
    this.types = types;
    this.module = module;
  }

  /** A class; empty if the module does not see it. */
  Optional<TypeElement> element(ClassName name) {
    return found.computeIfAbsent(
        name.canonicalName(),
        canonical -> Optional.ofNullable(elements.getTypeElement(module, canonical)));
  }

  /** Whether a class is there at all, in a module that the client's need not read. */
  boolean exists(ClassName name) {
    return elements.getTypeElement(name.canonicalName()) != null;
  }

  /** Whether a type, without its type arguments, is the named one. */
  boolean isSame(TypeMirror type, TypeName name) {
    return mirror(name).filter(known -> types.isSameType(types.erasure(type), known)).isPresent();
  }

  /** Whether a type, without its type arguments, is the named one or a subtype. */
  boolean isSubtype(TypeMirror type, ClassName name) {
    return isReference(type)
        && mirror(name).filter(known -> types.isSubtype(types.erasure(type), known)).isPresent();
  }

  /** Whether values of the named type are values of a type, too. */
  boolean isSupertype(TypeMirror type, ClassName name) {
    return isReference(type)
        && mirror(name).filter(known -> types.isSubtype(known, types.erasure(type))).isPresent();
  }

  /** Whether a type is a collection whose elements are surely of the named type. */
  boolean isCollectionOf(TypeMirror type, ClassName collection, ClassName name) {
    Optional<TypeElement> outer = element(collection);
    Optional<TypeMirror> inner = mirror(name);
    return isReference(type)
        && outer.isPresent()
        && inner.isPresent()
        && types.isSubtype(
            type, types.getDeclaredType(outer.get(), types.getWildcardType(inner.get(), null)));
  }

  /** Whether a class belongs to the runtime. */
  boolean isOfFresh(Element type) {
    return element(RuntimeTypes.CONNECTION)
        .filter(api -> elements.getPackageOf(api).equals(elements.getPackageOf(type)))
        .isPresent();
  }

  private Optional<TypeMirror> mirror(TypeName name) {
    if (name.isPrimitive()) {
      return Optional.of(
          types.getPrimitiveType(TypeKind.valueOf(name.toString().toUpperCase(Locale.ROOT))));
    }
    if (name instanceof ArrayTypeName array) {
      return mirror(array.componentType()).map(types::getArrayType);
    }
    return element((ClassName) name).map(element -> types.erasure(element.asType()));
  }

  private static boolean isReference(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED;
  }
}
