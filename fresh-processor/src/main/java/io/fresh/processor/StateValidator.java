// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Judges the type that is to be the state: it must not be taken for something else that a handler takes or answers. */
final class StateValidator {

  private static final List<Map.Entry<ClassName, String>> CONFUSABLE =
      List.of(
          Map.entry(ClassName.get(CharSequence.class), "a text"),
          Map.entry(ClassName.get(String.class), "a text"),
          Map.entry(ClassName.get(Collection.class), "a collection of frames"),
          Map.entry(ClassName.get(Map.class), "a collection of frames"),
          Map.entry(ClassName.get(Buffer.class), "a binary message"),
          Map.entry(ClassName.get(ByteBuffer.class), "a binary message"),
          Map.entry(RuntimeTypes.BYTE_BUF, "a binary message"),
          Map.entry(RuntimeTypes.FRESH_EXCEPTION, "an error"),
          Map.entry(ClassName.get(Void.class), "no answer"),
          Map.entry(ClassName.get(CompletionStage.class), "an answer that comes later"));

  private final KnownTypes known;
  private final Access access;
  private final CodecResolver codecs;
  private final Report report;

  StateValidator(KnownTypes known, Access access, CodecResolver codecs, Report report) {
    this.known = known;
    this.access = access;
    this.codecs = codecs;
    this.report = report;
  }

  void validate(ClientModel client, StateModel state) {
    TypeMirror type = state.declared();
    confusion(type)
        .ifPresent(other -> report(Diagnostic.STATE_TYPE, client, state, Names.of(type), other));
    if (!access.isReachable(state.type())) {
      report(
          Diagnostic.INACCESSIBLE_TYPE,
          client,
          state,
          "the state of '" + client.element().getSimpleName() + "'",
          Names.of(state.type()),
          access.mend(state.type()));
    }
  }

  private Optional<String> confusion(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return Optional.of("a binary message");
    }
    if (type.getKind().isPrimitive()) {
      return Optional.of("a number of the event");
    }
    if (known.isSame(type, ClassName.OBJECT)) {
      return Optional.of("anything");
    }
    if (type instanceof DeclaredType declared && known.isOfFresh(declared.asElement())) {
      return Optional.of("what Fresh itself supplies");
    }
    if (isEncoded(type)) {
      return Optional.of("a message that an encoder makes of it");
    }
    return CONFUSABLE.stream()
        .filter(entry -> isEitherWay(type, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** By a codec of its own: a format would take any type, and the state comes first. */
  private boolean isEncoded(TypeMirror type) {
    return Stream.of(CodecRole.TEXT_ENCODER, CodecRole.BINARY_ENCODER)
        .flatMap(role -> codecs.named(null, role, type).stream())
        .anyMatch(coding -> !coding.isByFormat());
  }

  /** A subtype may be answered as the other, and the other may be answered as a supertype. */
  private boolean isEitherWay(TypeMirror type, ClassName other) {
    return known.isSubtype(type, other) || known.isSupertype(type, other);
  }

  private void report(
      Diagnostic diagnostic, ClientModel client, StateModel state, Object... details) {
    report.add(diagnostic, client.element(), client.annotation(), state.value(), details);
  }
}
