// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.fresh.annotation.Send;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the interface by which a client sends: what each method is given and returns, and judges neither. */
final class SendsReader {

  private static final ClassName STAGE = ClassName.get(CompletionStage.class);

  private final Elements elements;
  private final Types types;
  private final KnownTypes known;
  private final CodecReader codecs;
  private final PayloadReader payloads;

  SendsReader(
      Elements elements,
      Types types,
      KnownTypes known,
      CodecReader codecs,
      PayloadReader payloads) {
    this.elements = elements;
    this.types = types;
    this.known = known;
    this.codecs = codecs;
    this.payloads = payloads;
  }

  /** What stands in the annotation of a client. */
  static Optional<AnnotationValue> declared(AnnotationMirror client) {
    return Annotations.value(client, "sends")
        .filter(
            value ->
                !(value.getValue() instanceof TypeMirror type) || type.getKind() != TypeKind.VOID);
  }

  /** The class that a client names. */
  static Optional<TypeElement> element(AnnotationValue declared) {
    return declared.getValue() instanceof DeclaredType type
        ? Optional.of((TypeElement) type.asElement())
        : Optional.empty();
  }

  SendsModel read(AnnotationValue declared) {
    TypeMirror named = (TypeMirror) declared.getValue();
    Optional<TypeElement> type = element(declared).filter(found -> found.getKind().isInterface());
    List<ExecutableElement> methods =
        type.flatMap(found -> SendMethods.of(found, elements, types)).orElse(List.of());
    return new SendsModel(
        named,
        declared,
        methods.stream()
            .filter(SendMethods::isAnnotated)
            .map(method -> read(method, (DeclaredType) type.orElseThrow().asType()))
            .toList(),
        methods.stream().filter(Predicate.not(SendMethods::isAnnotated)).toList(),
        type.map(found -> SendMethods.memberTypes(found, elements)).orElse(Set.of()));
  }

  private SendModel read(ExecutableElement method, DeclaredType type) {
    ExecutableType signature = (ExecutableType) types.asMemberOf(type, method);
    AnnotationMirror annotation = Annotations.find(method, Send.class).orElseThrow();
    NamedCodec codec = NamedCodec.in(annotation, "codec", codecs).orElse(null);
    List<CodingModel> encoders = List.of();
    Sendable sendable = null;
    if (signature.getParameterTypes().size() == 1) {
      TypeMirror message = signature.getParameterTypes().get(0);
      encoders = isSentAsItIs(message) ? List.of() : payloads.encoders(codec, message);
      sendable = encoders.isEmpty() ? asItIs(message) : encoded(encoders.get(0));
    }
    return new SendModel(
        method, signature, codec, sendable, result(signature.getReturnType()), encoders);
  }

  private boolean isSentAsItIs(TypeMirror message) {
    return asItIs(message) != null;
  }

  private @Nullable Sendable asItIs(TypeMirror message) {
    return Arrays.stream(Sendable.values())
        .filter(sendable -> isGiven(sendable, message))
        .findFirst()
        .orElse(null);
  }

  private static Sendable encoded(CodingModel encoder) {
    return encoder.role() == CodecRole.TEXT_ENCODER
        ? Sendable.ENCODED_TEXT
        : Sendable.ENCODED_BINARY;
  }

  private boolean isGiven(Sendable sendable, TypeMirror type) {
    return switch (sendable) {
      case TEXT -> known.isSame(type, ClassName.get(String.class));
      case ARRAY -> known.isSame(type, ArrayTypeName.of(TypeName.BYTE));
      case BUFFER -> known.isSubtype(type, ClassName.get(ByteBuffer.class));
      case BYTE_BUF -> known.isSubtype(type, RuntimeTypes.BYTE_BUF);
      case FRAME -> known.isSubtype(type, RuntimeTypes.FRAME);
      case ENCODED_TEXT, ENCODED_BINARY -> false;
    };
  }

  private @Nullable SendResult result(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return SendResult.NOTHING;
    }
    if (type.getKind() == TypeKind.BOOLEAN) {
      return SendResult.ACCEPTED;
    }
    return isStageOfOutcome(type) ? SendResult.OUTCOME : null;
  }

  private boolean isStageOfOutcome(TypeMirror type) {
    return known.isSame(type, STAGE)
        && type instanceof DeclaredType stage
        && stage.getTypeArguments().stream()
            .anyMatch(argument -> known.isSame(argument, RuntimeTypes.SEND_OUTCOME));
  }
}
