// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import io.fresh.annotation.WebSocketClient;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a client class. */
final class ClientReader {

  private static final ClassName EXCEPTION = ClassName.get(Exception.class);
  private static final ClassName ERROR = ClassName.get(Error.class);

  private final Elements elements;
  private final Types types;
  private final KnownTypes known;

  ClientReader(Elements elements, Types types, KnownTypes known) {
    this.elements = elements;
    this.types = types;
    this.known = known;
  }

  /** Reads a client; empty if a type in a signature does not exist yet. */
  Optional<ClientModel> read(TypeElement client) {
    AnnotationMirror annotation = Annotations.find(client, WebSocketClient.class).orElseThrow();
    Optional<AnnotationValue> declared = StateReader.declared(annotation);
    if (Annotations.isUnresolved(annotation)
        || Annotations.namesMissing(annotation)
        || sendsMissing(annotation)) {
      return Optional.empty();
    }
    return HandlerMethods.of(client, elements)
        .filter(methods -> methods.handlers().stream().noneMatch(MissingTypes::in))
        .filter(methods -> methods.handlers().stream().noneMatch(ClientReader::namesMissing))
        .map(methods -> read(client, annotation, declared.orElse(null), methods));
  }

  private ClientModel read(
      TypeElement client,
      AnnotationMirror annotation,
      @Nullable AnnotationValue declared,
      HandlerMethods methods) {
    Access access = new Access(elements, client);
    List<ExecutableType> signatures =
        methods.handlers().stream().map(method -> signature(client, method)).toList();
    StateModel state =
        declared == null ? null : new StateReader(types, known).read(declared, signatures);
    CodecReader codecReader = new CodecReader(types, known);
    List<NamedCodec> named = NamedCodec.allIn(annotation, "codecs", codecReader);
    CodecResolver codecs = CodecResolver.of(types, known, named);
    PayloadReader payloads = new PayloadReader(known, codecReader, codecs);
    SendsModel sends =
        SendsReader.declared(annotation)
            .map(new SendsReader(elements, types, known, codecReader, payloads)::read)
            .orElse(null);
    HandlerReader reader = new HandlerReader(types, known, state, sends, payloads);
    List<HandlerModel> handlers =
        methods.handlers().stream()
            .map(method -> reader.read(method, signature(client, method)))
            .toList();
    return new ClientModel(
        client,
        annotation,
        generatedName(client),
        Access.isPublic(client) && (state == null || Access.isPublic(state.type())),
        BlockingMarks.isBlocking(client, methods.handlers()),
        constructor(client, access),
        state,
        named,
        sends,
        SettingModel.of(annotation),
        handlers,
        new EventReader(types, known, access, new MessageReader(types, codecs, named))
            .read(handlers),
        methods.lost());
  }

  /** Whether a method by which the client sends names a class that does not exist yet. */
  private boolean sendsMissing(AnnotationMirror client) {
    return SendsReader.declared(client)
        .flatMap(SendsReader::element)
        .filter(type -> SendMethods.of(type, elements, types).isEmpty())
        .isPresent();
  }

  /** Whether an annotation of a handler names a class or constant that does not exist yet. */
  private static boolean namesMissing(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .anyMatch(
            annotation ->
                Annotations.isUnresolved(annotation) || Annotations.namesMissing(annotation));
  }

  /** A method as the client inherits it: type variables of a superclass are replaced. */
  private ExecutableType signature(TypeElement client, ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) client.asType(), method);
  }

  /** The name of the class that is generated for a client. */
  static ClassName generatedName(TypeElement client) {
    ClassName name = ClassName.get(client);
    return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Fresh");
  }

  private @Nullable ConstructorModel constructor(TypeElement client, Access access) {
    if (client.getModifiers().contains(Modifier.ABSTRACT)) {
      return null;
    }
    return ElementFilter.constructorsIn(client.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .filter(constructor -> constructor.getTypeParameters().isEmpty())
        .filter(access::isReachable)
        .filter(constructor -> constructor.getThrownTypes().stream().allMatch(access::isReachable))
        .findFirst()
        .map(constructor -> new ConstructorModel(constructor, throwsExceptions(constructor)))
        .orElse(null);
  }

  private boolean throwsExceptions(ExecutableElement constructor) {
    return constructor.getThrownTypes().stream()
        .allMatch(type -> known.isSubtype(type, EXCEPTION) || known.isSubtype(type, ERROR));
  }
}
