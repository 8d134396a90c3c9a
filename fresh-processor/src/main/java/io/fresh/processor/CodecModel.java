// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A class that is named as a codec.
 *
 * @param named as it is named
 * @param served what it does, and for which type; empty if it does nothing, or is a format alone
 * @param isFormat whether it serves any type
 * @param isStructured whether it can look into messages
 * @param isShared whether there is one for all connections
 */
record CodecModel(
    TypeMirror named,
    Map<CodecRole, TypeMirror> served,
    boolean isFormat,
    boolean isStructured,
    boolean isShared) {

  /** Whether it is a codec at all. */
  boolean isCodec() {
    return isFormat || !served.isEmpty();
  }

  /** The type for which it does something itself. */
  Optional<TypeMirror> serves(CodecRole role) {
    return Optional.ofNullable(served.get(role));
  }

  /** The class of one that is a codec. */
  TypeElement element() {
    return (TypeElement) ((DeclaredType) named).asElement();
  }

  /** Whether it is the same class. */
  boolean isSame(CodecModel other) {
    return isCodec() && other.isCodec() && element().equals(other.element());
  }
}
