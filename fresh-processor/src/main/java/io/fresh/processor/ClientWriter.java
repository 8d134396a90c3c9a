// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the class that starts a client. */
final class ClientWriter {

  private final ClientModel client;
  private final Surroundings surroundings;

  ClientWriter(ClientModel client, Surroundings surroundings) {
    this.client = client;
    this.surroundings = surroundings;
  }

  /** The whole class. */
  JavaFile write() {
    TypeSpec.Builder type = frame();
    new OptionsWriter(client).write().ifPresent(type::addField);
    new UriWriter(client).write().ifPresent(type::addMethod);
    type.addMethods(new StartWriter(client).write())
        .addMethods(new ChildSpecWriter(client).write());
    if (client.sends() == null) {
      return file(type.addType(new DispatchWriter(client).write()));
    }
    SendsWriter sends = new SendsWriter(client, client.sends());
    return file(
        type.addMethod(sends.writeMethod())
            .addType(new DispatchWriter(client).write())
            .addType(sends.write()));
  }

  /**
   * The class of a client that has been refused: callers find what they call, so that the compiler tells of nothing but the
   * mistake itself.
   */
  JavaFile writeOutline() {
    String reason = client.element().getSimpleName() + " was not compiled";
    TypeSpec.Builder type = frame();
    new UriWriter(client).writeOutline(reason).ifPresent(type::addMethod);
    type.addMethods(new StartWriter(client).writeOutline(reason))
        .addMethods(new ChildSpecWriter(client).writeOutline(reason));
    if (client.sends() != null) {
      type.addMethod(new SendsWriter(client, client.sends()).writeOutline(reason));
    }
    return file(type);
  }

  private TypeSpec.Builder frame() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(client.generatedName())
            .addJavadoc("Starts {@link $T}$L.\n", ClassName.get(client.element()), given());
    if (client.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    type.addModifiers(Modifier.FINAL);
    surroundings.generated().map(ClientWriter::generated).ifPresent(type::addAnnotation);
    if (surroundings.usesDeprecated()) {
      type.addAnnotation(deprecationIsKnown());
    }
    return type.alwaysQualify(surroundings.shadowed().toArray(String[]::new))
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private String given() {
    return client.constructor() == null
        ? ", which is given: it has no constructor without parameters that can be called here"
        : "";
  }

  private static AnnotationSpec generated(ClassName annotation) {
    return AnnotationSpec.builder(annotation).addMember("value", "$S", FreshProcessor.NAME).build();
  }

  /** Who deprecates a handler does not want to hear of it from generated code. */
  private static AnnotationSpec deprecationIsKnown() {
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", "{$S, $S}", "deprecation", "removal")
        .build();
  }

  private JavaFile file(TypeSpec.Builder type) {
    return JavaFile.builder(client.generatedName().packageName(), type.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }
}
