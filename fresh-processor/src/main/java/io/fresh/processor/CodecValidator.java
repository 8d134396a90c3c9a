// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Judges the codecs of a client: each can be made by generated code, and no two are for the same. */
final class CodecValidator {

  private final Types types;
  private final KnownTypes known;
  private final Access access;
  private final Report report;
  private final List<CodecModel> seen = new ArrayList<>();

  CodecValidator(Types types, KnownTypes known, Access access, Report report) {
    this.types = types;
    this.known = known;
    this.access = access;
    this.report = report;
  }

  void validate(ClientModel client) {
    List<NamedCodec> codecs = client.codecs();
    codecs.forEach(codec -> validate(codec, client.element()));
    for (int i = 0; i < codecs.size(); i++) {
      NamedCodec later = codecs.get(i);
      codecs.subList(0, i).stream()
          .flatMap(earlier -> clash(earlier.codec(), later.codec()).stream())
          .findFirst()
          .ifPresent(
              clash -> add(Diagnostic.AMBIGUOUS_CODEC, client.element(), later, clash.toArray()));
    }
    for (HandlerModel handler : client.handlers()) {
      NamedCodec own = handler.payload().codec();
      if (own != null) {
        validate(own, handler.method());
      }
    }
    used(client).forEach(use -> validateUsed(use.codec(), use.handler()));
  }

  private record Use(CodecModel codec, HandlerModel handler) {}

  private static Stream<Use> used(ClientModel client) {
    Stream<Use> decoders =
        client.events().stream()
            .flatMap(event -> Stream.ofNullable(event.message()))
            .flatMap(MessageModel::routes)
            .filter(route -> route.decoder() != null)
            .map(
                route -> new Use(Objects.requireNonNull(route.decoder()).codec(), route.handler()));
    Stream<Use> encoders =
        client.handlers().stream()
            .flatMap(
                handler ->
                    handler.payload().encoders().stream()
                        .map(encoder -> new Use(encoder.codec(), handler)));
    return Stream.concat(decoders, encoders);
  }

  private void validate(NamedCodec codec, Element element) {
    if (!codec.codec().isCodec()) {
      add(Diagnostic.NO_CODEC, element, codec, Names.of(codec.codec().named()));
      return;
    }
    if (isNew(codec.codec())) {
      flaw(codec.codec())
          .ifPresent(flaw -> add(flaw.diagnostic(), element, codec, flaw.details().toArray()));
    }
  }

  /** One that a type names: its annotation may be in another file, so that the handler is shown. */
  private void validateUsed(CodecModel codec, HandlerModel handler) {
    if (isNew(codec)) {
      flaw(codec)
          .ifPresent(
              flaw -> report.add(flaw.diagnostic(), handler.method(), flaw.details().toArray()));
    }
  }

  /**
   * Why generated code cannot make a codec.
   *
   * @param diagnostic what is wrong
   * @param details what fills its message
   */
  record Flaw(Diagnostic diagnostic, List<String> details) {}

  /** Why generated code cannot make a codec; empty if it can, or if that has been asked before. */
  Optional<Flaw> newFlaw(CodecModel codec) {
    return isNew(codec) ? flaw(codec) : Optional.empty();
  }

  private Optional<Flaw> flaw(CodecModel codec) {
    String name = Names.of(codec.named());
    boolean lacksJackson =
        known.isSubtype(codec.named(), RuntimeTypes.JSON) && !known.exists(RuntimeTypes.JACKSON);
    return lacksJackson
        ? Optional.of(new Flaw(Diagnostic.NO_JACKSON, List.of(name)))
        : obstacle(codec.element())
            .map(reason -> new Flaw(Diagnostic.CODEC_CONSTRUCTION, List.of(name, reason)));
  }

  private boolean isNew(CodecModel codec) {
    boolean isNew = seen.stream().noneMatch(codec::isSame);
    seen.add(codec);
    return isNew;
  }

  private void add(Diagnostic diagnostic, Element element, NamedCodec codec, Object... details) {
    report.add(diagnostic, element, codec.annotation(), codec.value(), details);
  }

  /** Names, verb and type of two codecs that do the same. */
  private Optional<List<Object>> clash(CodecModel one, CodecModel other) {
    if (!one.isCodec() || !other.isCodec()) {
      return Optional.empty();
    }
    if (one.isSame(other)) {
      return Optional.of(clash(one, other, "are named", "here"));
    }
    if (one.isFormat() && other.isFormat()) {
      return Optional.of(clash(one, other, "are for", "any type"));
    }
    return Stream.of(CodecRole.values())
        .filter(
            role ->
                one.serves(role).isPresent()
                    && other.serves(role).isPresent()
                    && types.isSameType(one.serves(role).get(), other.serves(role).get()))
        .findFirst()
        .map(role -> clash(one, other, role.verb(), Names.of(one.serves(role).orElseThrow())));
  }

  private static List<Object> clash(CodecModel one, CodecModel other, String verb, String type) {
    return List.of(Names.of(one.named()), Names.of(other.named()), verb, type);
  }

  private Optional<String> obstacle(TypeElement codec) {
    Set<Modifier> modifiers = codec.getModifiers();
    if (codec.getKind() != ElementKind.CLASS && codec.getKind() != ElementKind.RECORD) {
      return Optional.of("it is " + Names.kindOf(codec));
    }
    if (modifiers.contains(Modifier.ABSTRACT)) {
      return Optional.of("it is abstract");
    }
    if (!codec.getTypeParameters().isEmpty()) {
      return Optional.of("it is generic");
    }
    if (codec.getNestingKind().isNested() && !modifiers.contains(Modifier.STATIC)) {
      return Optional.of("it is an inner class");
    }
    if (!access.isReachable(codec)) {
      return Optional.of("generated code in the client's package cannot reach it");
    }
    return ElementFilter.constructorsIn(codec.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .findFirst()
        .map(this::obstacle)
        .orElse(Optional.of("it has no constructor without parameters"));
  }

  private Optional<String> obstacle(ExecutableElement constructor) {
    if (!access.isReachable(constructor)) {
      return Optional.of("generated code in the client's package cannot call its constructor");
    }
    return constructor.getThrownTypes().stream()
        .filter(thrown -> !isUnchecked(thrown))
        .findFirst()
        .map(thrown -> "its constructor throws " + Names.of(thrown));
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return known.isSubtype(thrown, ClassName.get(RuntimeException.class))
        || known.isSubtype(thrown, ClassName.get(Error.class));
  }
}
