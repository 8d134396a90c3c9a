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

  private static final ClassName COLLECTION = ClassName.get(Collection.class);
  private static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);

  private final Types types;
  private final KnownTypes known;
  private final StageReader stages;
  private final @Nullable StateModel state;

  HandlerReader(Types types, KnownTypes known, @Nullable StateModel state) {
    this.types = types;
    this.known = known;
    this.stages = new StageReader(types, known);
    this.state = state;
  }

  HandlerModel read(ExecutableElement method, ExecutableType type) {
    HandlerKind kind = Annotations.kinds(method).get(0);
    AnnotationMirror annotation = Annotations.find(method, kind.annotation()).orElseThrow();
    Optional<TypeMirror> later = stages.completedWith(type.getReturnType());
    return new HandlerModel(
        kind,
        method,
        annotation,
        parameters(kind, method, type),
        type.getReturnType(),
        answer(kind, later.orElse(type.getReturnType())),
        later.isPresent(),
        List.copyOf(type.getThrownTypes()),
        codes(annotation));
  }

  private List<ParameterModel> parameters(
      HandlerKind kind, ExecutableElement method, ExecutableType type) {
    List<ParameterModel> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror parameter = type.getParameterTypes().get(i);
      parameters.add(
          new ParameterModel(method.getParameters().get(i), parameter, argument(kind, parameter)));
    }
    return List.copyOf(parameters);
  }

  /** A state that could be something of the event is refused elsewhere; here the event comes first. */
  private @Nullable Argument argument(HandlerKind kind, TypeMirror type) {
    return Stream.of(
            Stream.of(Argument.CONNECTION),
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
      case MESSAGE -> !type.getKind().isPrimitive();
      case ERROR -> known.isSubtype(type, RuntimeTypes.FRESH_EXCEPTION);
      default -> known.isSame(type, argument.type());
    };
  }

  private @Nullable Answer answer(HandlerKind kind, TypeMirror type) {
    return kind.answers().answers().stream()
        .filter(answer -> matches(answer, type))
        .findFirst()
        .orElse(null);
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
