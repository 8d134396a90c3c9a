// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what lies between a message and a handler: which codecs, and which messages. */
final class PayloadReader {

  private static final Set<HandlerKind> CONTENT = Set.of(HandlerKind.TEXT, HandlerKind.BINARY);

  private final KnownTypes known;
  private final CodecReader reader;
  private final CodecResolver codecs;

  PayloadReader(KnownTypes known, CodecReader reader, CodecResolver codecs) {
    this.known = known;
    this.reader = reader;
    this.codecs = codecs;
  }

  /** What the handler itself names. */
  @Nullable NamedCodec codec(HandlerKind kind, AnnotationMirror annotation) {
    return kind.isByContent() ? NamedCodec.in(annotation, "codec", reader).orElse(null) : null;
  }

  /** Whether a value of the type could be made of a message: it is none of what events bring as they are. */
  boolean canBeDecoded(TypeMirror type) {
    return isValue(type)
        && CONTENT.stream()
            .flatMap(kind -> kind.arguments().stream())
            .filter(Predicate.not(Argument::isOpen))
            .noneMatch(argument -> known.isSame(type, argument.type()));
  }

  /** What makes the messages of a kind into values of a type. */
  List<CodingModel> decoders(HandlerKind kind, @Nullable NamedCodec codec, TypeMirror type) {
    return codecs.decoders(own(codec), CodecRole.decoderOf(kind), type);
  }

  /** What makes the answers to events of a kind into messages. */
  List<CodingModel> encoders(HandlerKind kind, @Nullable NamedCodec codec, TypeMirror type) {
    return encoders(CodecRole.encodersOf(kind), codec, type);
  }

  /** What makes values of a type into messages, outside of handlers. */
  List<CodingModel> encoders(@Nullable NamedCodec codec, TypeMirror type) {
    return encoders(CodecRole.ENCODERS, codec, type);
  }

  private List<CodingModel> encoders(
      List<CodecRole> roles, @Nullable NamedCodec codec, TypeMirror type) {
    return isValue(type) && !known.isSame(type, ClassName.get(Void.class))
        ? codecs.encoders(own(codec), roles, type)
        : List.of();
  }

  /** All of it. */
  PayloadModel read(
      HandlerKind kind,
      AnnotationMirror annotation,
      List<ParameterModel> parameters,
      @Nullable Answer answer,
      TypeMirror returnType) {
    NamedCodec codec = codec(kind, annotation);
    return new PayloadModel(
        codec,
        kind == HandlerKind.TEXT
            ? SelectorModel.of(annotation, "field", SelectorModel.values(annotation))
            : SelectorModel.NONE,
        parameters.stream()
            .filter(parameter -> isDecoded(parameter.argument()))
            .findFirst()
            .map(parameter -> decoders(kind, codec, parameter.type()))
            .orElse(List.of()),
        answer != null && answer.isEncoded() ? encoders(kind, codec, returnType) : List.of());
  }

  private boolean isValue(TypeMirror type) {
    return type.getKind() == TypeKind.ARRAY
        || (type instanceof DeclaredType declared && !known.isOfFresh(declared.asElement()));
  }

  private static boolean isDecoded(@Nullable Argument argument) {
    return argument != null && argument.isDecoded();
  }

  private static @Nullable CodecModel own(@Nullable NamedCodec codec) {
    return codec == null ? null : codec.codec();
  }
}
