// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads one handler: finds what each parameter is given and what the answer means, and judges neither. */
final class HandlerReader {

  /** The last parameter of each {@code suspend} method of Kotlin. */
  static final ClassName CONTINUATION = ClassName.get("kotlin.coroutines", "Continuation");

  private static final ClassName COLLECTION = ClassName.get(Collection.class);
  private static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);

  private final Types types;
  private final KnownTypes known;
  private final StageReader stages;
  private final @Nullable StateModel state;
  private final @Nullable SendsModel sends;
  private final PayloadReader payloads;

  HandlerReader(
      Types types,
      KnownTypes known,
      @Nullable StateModel state,
      @Nullable SendsModel sends,
      PayloadReader payloads) {
    this.types = types;
    this.known = known;
    this.stages = new StageReader(types, known);
    this.state = state;
    this.sends = sends;
    this.payloads = payloads;
  }

  HandlerModel read(ExecutableElement method, ExecutableType type) {
    HandlerKind kind = Annotations.kinds(method).get(0);
    AnnotationMirror annotation = Annotations.find(method, kind.annotation()).orElseThrow();
    Optional<TypeMirror> later = stages.completedWith(type.getReturnType());
    TypeMirror answered = later.orElse(type.getReturnType());
    NamedCodec codec = payloads.codec(kind, annotation);
    List<ParameterModel> parameters = parameters(kind, codec, method, type);
    Answer answer = answer(kind, codec, answered);
    return new HandlerModel(
        kind,
        method,
        annotation,
        parameters,
        type.getReturnType(),
        answer,
        later.isPresent(),
        answered,
        List.copyOf(type.getThrownTypes()),
        codes(annotation),
        payloads.read(kind, annotation, parameters, answer, answered));
  }

  private List<ParameterModel> parameters(
      HandlerKind kind, @Nullable NamedCodec codec, ExecutableElement method, ExecutableType type) {
    List<ParameterModel> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror parameter = type.getParameterTypes().get(i);
      parameters.add(
          new ParameterModel(method.getParameters().get(i), parameter, argument(kind, parameter)));
    }
    return withoutStrangers(kind, codec, parameters);
  }

  /** Beside another message, a type that nobody can decode is no message: it stands there by mistake. */
  private List<ParameterModel> withoutStrangers(
      HandlerKind kind, @Nullable NamedCodec codec, List<ParameterModel> parameters) {
    long messages =
        parameters.stream()
            .map(ParameterModel::argument)
            .filter(argument -> argument != null && !argument.isCommon())
            .count();
    if (!kind.isByContent() || messages < 2) {
      return List.copyOf(parameters);
    }
    return parameters.stream()
        .map(
            parameter ->
                parameter.argument() != null
                        && parameter.argument().isDecoded()
                        && payloads.decoders(kind, codec, parameter.type()).isEmpty()
                    ? new ParameterModel(parameter.element(), parameter.type(), null)
                    : parameter)
        .toList();
  }

  /** A state that could be something of the event is refused elsewhere; here the event comes first. */
  private @Nullable Argument argument(HandlerKind kind, TypeMirror type) {
    if (known.isSame(type, CONTINUATION)) {
      return null;
    }
    return Stream.of(
            Stream.of(Argument.CONNECTION, Argument.SENDS),
            kind.arguments().stream().filter(argument -> !argument.isOpen()),
            Stream.of(Argument.STATE),
            kind.arguments().stream().filter(Argument::isOpen))
        .flatMap(arguments -> arguments)
        .filter(argument -> matches(argument, type))
        .findFirst()
        .orElse(null);
  }

  private boolean matches(Argument argument, TypeMirror type) {
    return switch (argument) {
      case STATE ->
          state != null && types.isSameType(types.erasure(type), types.erasure(state.declared()));
      case SENDS -> sends != null && sends.hasMethods() && types.isSameType(type, sends.type());
      case DECODED_TEXT, DECODED_BINARY -> payloads.canBeDecoded(type);
      case MESSAGE -> !type.getKind().isPrimitive();
      case ERROR -> known.isSubtype(type, RuntimeTypes.FRESH_EXCEPTION);
      default -> known.isSame(type, argument.type());
    };
  }

  private @Nullable Answer answer(HandlerKind kind, @Nullable NamedCodec codec, TypeMirror type) {
    return kind.answers().answers().stream()
        .filter(
            answer ->
                answer.isEncoded()
                    ? answer == encoded(payloads.encoders(kind, codec, type))
                    : matches(answer, type))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Answer encoded(List<CodingModel> encoders) {
    if (encoders.isEmpty()) {
      return null;
    }
    return encoders.get(0).role() == CodecRole.TEXT_ENCODER
        ? Answer.ENCODED_TEXT
        : Answer.ENCODED_BINARY;
  }

  private boolean matches(Answer answer, TypeMirror type) {
    return switch (answer) {
      case NOTHING -> type.getKind() == TypeKind.VOID;
      case TEXT -> known.isSame(type, ClassName.get(String.class));
      case ARRAY -> known.isSame(type, BYTES);
      case BUFFER -> known.isSubtype(type, ClassName.get(ByteBuffer.class));
      case BYTE_BUF -> known.isSubtype(type, RuntimeTypes.BYTE_BUF);
      case FRAME -> known.isSubtype(type, RuntimeTypes.FRAME);
      case FRAMES -> known.isCollectionOf(type, COLLECTION, RuntimeTypes.FRAME);
      case REACTION -> known.isSubtype(type, RuntimeTypes.REACTION);
      case REACTION_WITH -> known.isSame(type, RuntimeTypes.REACTION_WITH);
      case STATE ->
          state != null && types.isSubtype(types.erasure(type), types.erasure(state.declared()));
      case ENCODED_TEXT, ENCODED_BINARY -> false;
      case RECOVERY -> known.isSubtype(type, RuntimeTypes.RECOVERY);
      case RECOVERY_WITH -> known.isSame(type, RuntimeTypes.RECOVERY_WITH);
    };
  }

  private static List<CodeModel> codes(AnnotationMirror annotation) {
    return Annotations.value(annotation, "code").stream()
        .flatMap(value -> Annotations.array(value).stream())
        .filter(value -> value.getValue() instanceof Integer)
        .map(value -> new CodeModel((Integer) value.getValue(), value))
        .toList();
  }
}
