// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something in a client's URI that a caller of {@code start} gives.
 *
 * @param name as it stands in the braces
 * @param type what is given
 */
record UriParameter(String name, Type type) {

  /** What a value may be: only what is written in one way everywhere. */
  @SuppressWarnings("ImmutableEnumChecker") // a TypeName is immutable, but does not say so
  enum Type {
    STRING("String", ClassName.get(String.class)),
    INT("int", TypeName.INT),
    LONG("long", TypeName.LONG),
    BOOLEAN("boolean", TypeName.BOOLEAN);

    private final String label;
    private final TypeName name;

    Type(String label, TypeName name) {
      this.label = label;
      this.name = name;
    }

    /** The type that a template names; empty if there is none of that name. */
    static Optional<Type> of(String label) {
      return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** What templates name the types by. */
    static List<String> labels() {
      return Arrays.stream(values()).map(Type::label).toList();
    }

    /** What a template names it by. */
    String label() {
      return label;
    }

    /** How generated code writes it. */
    TypeName typeName() {
      return name;
    }
  }
}
