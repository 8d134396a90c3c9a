// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A codec where it is named.
 *
 * @param codec the codec
 * @param annotation the annotation
 * @param value its place in the annotation
 */
record NamedCodec(CodecModel codec, AnnotationMirror annotation, AnnotationValue value) {

  /** The one that an attribute names, if any. */
  static Optional<NamedCodec> in(
      AnnotationMirror annotation, String attribute, CodecReader reader) {
    return allIn(annotation, attribute, reader).stream().findFirst();
  }

  /** Those that an attribute names. */
  static List<NamedCodec> allIn(AnnotationMirror annotation, String attribute, CodecReader reader) {
    return Annotations.value(annotation, attribute).stream()
        .flatMap(value -> Annotations.array(value).stream())
        .filter(NamedCodec::isClass)
        .map(value -> new NamedCodec(reader.read((TypeMirror) value.getValue()), annotation, value))
        .toList();
  }

  private static boolean isClass(AnnotationValue value) {
    return value.getValue() instanceof TypeMirror type && type.getKind() != TypeKind.VOID;
  }
}
