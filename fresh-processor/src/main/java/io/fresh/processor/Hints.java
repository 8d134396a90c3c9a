// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Guesses what was meant by a type that stands where it cannot. Each hint is a sentence with a blank in front; none is empty. */
final class Hints {

  private static final ClassName ITERABLE = ClassName.get(Iterable.class);

  private final ClientModel client;
  private final KnownTypes known;

  Hints(ClientModel client, KnownTypes known) {
    this.client = client;
    this.known = known;
  }

  /** For a parameter that nothing is known for. */
  String forParameter(TypeMirror type) {
    if (!isOfUser(type)) {
      return "";
    }
    if (sends(type)) {
      return client.sends() == null
          ? " To send by it, write %s.".formatted(named("sends", type))
          : "";
    }
    return client.state() == null
        ? " If it is the state, write %s.".formatted(named("state", type))
        : "";
  }

  /** For an answer that cannot be sent. */
  String forAnswer(TypeMirror type) {
    if (known.isSame(type, RuntimeTypes.RECOVERY)) {
      return " To close, answer Reaction.close(code, reason).";
    }
    if (known.isSubtype(type, ClassName.get(Future.class))) {
      return " Of the futures only a CompletionStage tells when it is done.";
    }
    if (known.isSubtype(type, ClassName.get(Optional.class))) {
      return " For nothing to say, answer null.";
    }
    if (isSequence(type)) {
      return " For several messages, answer a List<Frame>.";
    }
    return isOfUser(type) ? ofUser(type) : "";
  }

  private String ofUser(TypeMirror type) {
    String encoded = "codecs = Json.class sends it as JSON.";
    return client.state() == null
        ? " If it is the state, write %s; if it is a message, %s"
            .formatted(named("state", type), encoded)
        : " If it is a message, " + encoded;
  }

  private boolean isSequence(TypeMirror type) {
    return type instanceof ArrayType
        || known.isSubtype(type, ITERABLE)
        || known.isSubtype(type, ClassName.get(BaseStream.class));
  }

  /** Not of the platform, nor of Fresh, so that it can be annotated and be a state. */
  boolean isOfUser(TypeMirror type) {
    return type instanceof DeclaredType declared
        && !isOfPlatform((TypeElement) declared.asElement())
        && !known.isOfFresh(declared.asElement());
  }

  private static boolean isOfPlatform(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("javax.");
  }

  private static boolean sends(TypeMirror type) {
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    return element.getKind() == ElementKind.INTERFACE
        && ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .anyMatch(SendMethods::isAnnotated);
  }

  private static String named(String attribute, TypeMirror type) {
    String name = Names.of(((DeclaredType) type).asElement());
    return "@WebSocketClient(%s = %s.class)".formatted(attribute, name);
  }
}
