// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** Writes one method that callers of a generated class see, with its Javadoc. */
final class StaticMethod {

  private final MethodSpec.Builder method;

  /**
   * Begins a method.
   *
   * @param isPublic whether everyone sees it, or the client's package alone
   * @param name its name
   * @param summary the beginning of its Javadoc
   */
  StaticMethod(boolean isPublic, String name, String summary) {
    method = MethodSpec.methodBuilder(name).addJavadoc("$L\n\n", summary);
    if (isPublic) {
      method.addModifiers(Modifier.PUBLIC);
    }
    method.addModifiers(Modifier.STATIC);
  }

  StaticMethod takes(TypeName type, String name, String meaning) {
    method.addParameter(type, name);
    method.addJavadoc("@param $L $L\n", name, meaning);
    return this;
  }

  StaticMethod returns(TypeName type, String meaning) {
    method.returns(type);
    method.addJavadoc("@return $L\n", meaning);
    return this;
  }

  StaticMethod throwsToo(Class<? extends Exception> unchecked, String when) {
    method.addJavadoc("@throws $T if $L\n", unchecked, when);
    return this;
  }

  StaticMethod throwsAll(Collection<? extends TypeMirror> thrown, String when) {
    for (TypeMirror type : thrown) {
      method.addException(TypeName.get(type));
      method.addJavadoc("@throws $T if $L\n", type, when);
    }
    return this;
  }

  /** The method that returns what an expression gives. */
  MethodSpec answering(CodeBlock expression) {
    return method.addStatement("return $L", expression).build();
  }

  /** The method of a client that has been refused. */
  MethodSpec throwing(String reason) {
    return method
        .addStatement("throw new $T($S)", UnsupportedOperationException.class, reason)
        .build();
  }
}
