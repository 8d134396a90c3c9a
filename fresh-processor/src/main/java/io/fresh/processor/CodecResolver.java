// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds which codec serves a type: the handler's own; else the client's that is for exactly this type; else the one that the type
 * names; else one of a supertype, the nearest; else the client's format. More than one is ambiguous, none is a mistake: both are for
 * others to judge.
 */
final class CodecResolver {

  /** What a format would write something of, or fail at, but never what was meant. */
  private static final List<ClassName> NEVER_BY_FORMAT =
      List.of(
          ClassName.get(CompletionStage.class),
          ClassName.get(Future.class),
          ClassName.get(Flow.Publisher.class),
          ClassName.get(BaseStream.class),
          ClassName.get(Optional.class));

  private final Types types;
  private final KnownTypes known;
  private final CodecReader reader;
  private final List<CodecModel> clients;

  private CodecResolver(
      Types types, KnownTypes known, CodecReader reader, List<CodecModel> clients) {
    this.types = types;
    this.known = known;
    this.reader = reader;
    this.clients = clients;
  }

  /** For a client that names these codecs. */
  static CodecResolver of(Types types, KnownTypes known, List<NamedCodec> clients) {
    List<CodecModel> codecs =
        clients.stream().map(NamedCodec::codec).filter(CodecModel::isCodec).toList();
    return new CodecResolver(types, known, new CodecReader(types, known), codecs);
  }

  /** What makes messages into values of a type, or of a supertype. */
  List<CodingModel> decoders(@Nullable CodecModel own, CodecRole role, TypeMirror type) {
    List<CodingModel> named = named(own, role, type);
    return named.isEmpty() ? byFormat(role, type) : named;
  }

  /** What makes values of a type into messages; a codec of either form comes before a format. */
  List<CodingModel> encoders(@Nullable CodecModel own, List<CodecRole> roles, TypeMirror type) {
    return roles.stream()
        .map(role -> named(own, role, type))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseGet(() -> byFormat(CodecRole.TEXT_ENCODER, type));
  }

  /** A codec that somebody has named for a type, or for a supertype; no format of the client. */
  List<CodingModel> named(@Nullable CodecModel own, CodecRole role, TypeMirror type) {
    List<CodingModel> owned =
        own == null
            ? List.of()
            : Stream.concat(forType(own, role, type), format(own, role, type)).limit(1).toList();
    if (!owned.isEmpty()) {
      return owned;
    }
    List<CodingModel> exact = exact(clients.stream(), role, type);
    if (!exact.isEmpty()) {
      return exact;
    }
    List<CodingModel> annotated = annotated(role, type).toList();
    return annotated.isEmpty() ? nearest(role, type) : annotated;
  }

  /** What a type names for itself. */
  Optional<NamedCodec> ownOf(TypeMirror type) {
    return reader.of(type);
  }

  /** Whether a codec is of any use for a type. */
  boolean serves(CodecModel codec, CodecRole role, TypeMirror type) {
    return forType(codec, role, type).findAny().isPresent()
        || format(codec, role, type).findAny().isPresent();
  }

  private List<CodingModel> exact(Stream<CodecModel> codecs, CodecRole role, TypeMirror type) {
    return codecs
        .flatMap(codec -> forType(codec, role, type))
        .filter(coding -> types.isSameType(coding.type(), type))
        .toList();
  }

  private Stream<CodingModel> annotated(CodecRole role, TypeMirror type) {
    Optional<CodecModel> codec = reader.of(type).map(NamedCodec::codec);
    return codec.stream()
        .flatMap(
            found ->
                Stream.concat(
                    exact(Stream.of(found), role, type).stream(), format(found, role, type)))
        .limit(1);
  }

  private List<CodingModel> nearest(CodecRole role, TypeMirror type) {
    List<CodingModel> found =
        Stream.concat(
                clients.stream().flatMap(codec -> forType(codec, role, type)),
                Supertypes.of(type, types).stream()
                    .skip(1)
                    .flatMap(parent -> annotated(role, parent)))
            .toList();
    return found.stream()
        .filter(coding -> found.stream().noneMatch(other -> isBelow(other, coding)))
        .toList();
  }

  private boolean isBelow(CodingModel one, CodingModel other) {
    return types.isSubtype(one.type(), other.type()) && !types.isSameType(one.type(), other.type());
  }

  private Stream<CodingModel> forType(CodecModel codec, CodecRole role, TypeMirror type) {
    return codec.serves(role).stream()
        .filter(served -> types.isSubtype(type, served))
        .map(served -> new CodingModel(codec, role, served, false));
  }

  private List<CodingModel> byFormat(CodecRole role, TypeMirror type) {
    return clients.stream().flatMap(codec -> format(codec, role, type)).toList();
  }

  private Stream<CodingModel> format(CodecModel codec, CodecRole role, TypeMirror type) {
    boolean isServed =
        codec.isFormat()
            && role.isOfFormats()
            && ConcreteTypes.contain(type)
            && !known.isSame(type, ClassName.OBJECT)
            && NamedTypes.in(type).noneMatch(known::isOfFresh)
            && NEVER_BY_FORMAT.stream().noneMatch(never -> known.isSubtype(type, never));
    return isServed ? Stream.of(new CodingModel(codec, role, type, true)) : Stream.empty();
  }
}
