// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.TypeName;
import javax.lang.model.type.TypeMirror;

/**
 * A codec, put to use for a type.
 *
 * @param codec the codec
 * @param role what it does
 * @param type the type for which it does that: of the parameter or answer, or a supertype
 * @param isByFormat whether the codec is a format, which is asked for a decoder or encoder
 */
record CodingModel(CodecModel codec, CodecRole role, TypeMirror type, boolean isByFormat) {

  /** Whether it is the same use of the same codec. */
  boolean isSame(CodingModel other) {
    return codec.isSame(other.codec)
        && role == other.role
        && isByFormat == other.isByFormat
        && TypeName.get(type).equals(TypeName.get(other.type));
  }
}
