// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Judges what a handler takes. */
final class ParameterValidator {

  private final ClientModel client;
  private final @Nullable StateModel state;
  private final boolean hasSends;
  private final Hints hints;
  private final Types types;
  private final Access access;
  private final Report report;

  ParameterValidator(
      ClientModel client, Types types, KnownTypes known, Access access, Report report) {
    this.client = client;
    this.state = client.state();
    this.hasSends = client.sends() != null;
    this.hints = new Hints(client, known);
    this.types = types;
    this.access = access;
    this.report = report;
  }

  void validate(HandlerModel handler) {
    Set<Argument> seen = EnumSet.noneOf(Argument.class);
    boolean hasMessage = false;
    boolean isClear = true;
    for (ParameterModel parameter : handler.parameters()) {
      Argument argument = parameter.argument();
      if (argument == null) {
        isClear = false;
        reportUnknown(handler, parameter);
      } else if (argument.isEvent() && hasMessage && takesOne(handler)) {
        reportSecond(handler, parameter);
      } else if (!seen.add(argument)) {
        isClear = false;
        report(Diagnostic.REPEATED_PARAMETER, handler, parameter);
      } else {
        hasMessage |= argument.isEvent();
        validateType(handler, parameter, argument);
      }
    }
    validateParts(handler);
    if (isClear && !hasMessage && needsOne(handler)) {
      reportMissing(handler);
    }
  }

  private void validateParts(HandlerModel handler) {
    boolean areWhole =
        client.handlers(handler.kind()).stream()
            .map(HandlerModel::payload)
            .anyMatch(payload -> payload.selector().isSelective() || payload.decoder().isPresent());
    handler.parameters().stream()
        .filter(parameter -> parameter.argument() == Argument.LAST && areWhole)
        .forEach(last -> report(Diagnostic.PARTS_OF_VALUE, handler, last));
  }

  private static boolean takesOne(HandlerModel handler) {
    return handler.kind().takes() != HandlerKind.Takes.ANY;
  }

  /** A value may say all that there is to say. */
  private static boolean needsOne(HandlerModel handler) {
    return handler.kind().takes() == HandlerKind.Takes.ONE
        && !handler.payload().selector().isSelective();
  }

  private void reportSecond(HandlerModel handler, ParameterModel parameter) {
    if (handler.kind() == HandlerKind.ERROR) {
      report(Diagnostic.TWO_ERRORS, handler, parameter);
    } else {
      report(Diagnostic.TWO_MESSAGES, handler, parameter, hints.forParameter(parameter.type()));
    }
  }

  private void reportMissing(HandlerModel handler) {
    if (handler.kind() == HandlerKind.ERROR) {
      report.add(Diagnostic.NO_ERROR, handler.method(), Names.of(handler));
    } else {
      String choice = events(handler.kind());
      report.add(Diagnostic.NO_MESSAGE, handler.method(), Names.of(handler), choice);
    }
  }

  private void validateType(HandlerModel handler, ParameterModel parameter, Argument argument) {
    TypeMirror type = parameter.type();
    if (argument == Argument.STATE && state != null && !types.isSameType(type, state.type())) {
      reportOtherState(handler, parameter, state);
    }
    if (argument == Argument.MESSAGE && !ReifiableTypes.contain(type)) {
      report(Diagnostic.ERASED_MESSAGE, handler, parameter);
    } else if (argument.isOpen() && !access.isReachable(type)) {
      report.add(
          Diagnostic.INACCESSIBLE_TYPE,
          parameter.element(),
          subject(handler, parameter),
          Names.of(type),
          access.mend(type));
    }
  }

  private void reportUnknown(HandlerModel handler, ParameterModel parameter) {
    TypeMirror type = parameter.type();
    if (state != null && isRelated(type, state.declared())) {
      reportOtherState(handler, parameter, state);
      return;
    }
    if (type.getKind() == TypeKind.TYPEVAR && isGeneric()) {
      return;
    }
    switch (handler.kind()) {
      case TEXT, BINARY -> reportPayload(handler, parameter);
      case ERROR -> report(Diagnostic.NOT_AN_ERROR, handler, parameter);
      case INFO -> report(Diagnostic.PRIMITIVE_MESSAGE, handler, parameter, boxed(type));
      default -> reportStranger(handler, parameter);
    }
  }

  /** Then that is the mistake, and what a type parameter of it is, nobody can say. */
  private boolean isGeneric() {
    return !client.element().getTypeParameters().isEmpty();
  }

  private void reportStranger(HandlerModel handler, ParameterModel parameter) {
    String hint = hints.forParameter(parameter.type());
    report(Diagnostic.UNKNOWN_PARAMETER, handler, parameter, offer(handler), hint);
  }

  private String boxed(TypeMirror type) {
    return Names.of(types.boxedClass((PrimitiveType) type).asType());
  }

  /** What a primitive type was to be, where messages can be decoded. */
  private String decoded(HandlerKind kind, TypeMirror type) {
    boolean hasFormat =
        kind == HandlerKind.TEXT
            && client.codecs().stream().anyMatch(codec -> codec.codec().isFormat());
    return hasFormat
        ? boxed(type)
        : "%s, or %s with a decoder"
            .formatted(kind == HandlerKind.TEXT ? "String" : "byte[]", boxed(type));
  }

  /** Text where bytes are handled, or the reverse. */
  private void reportPayload(HandlerModel handler, ParameterModel parameter) {
    HandlerKind kind = handler.kind();
    HandlerKind other = kind == HandlerKind.TEXT ? HandlerKind.BINARY : HandlerKind.TEXT;
    String type = Names.of(parameter.type());
    if (parameter.type().getKind().isPrimitive() && handler.eventParameters().isEmpty()) {
      String choice = decoded(kind, parameter.type());
      report(Diagnostic.PRIMITIVE_MESSAGE, handler, parameter, choice);
      return;
    }
    if (other.arguments().stream().noneMatch(argument -> argument.label().equals(type))) {
      reportStranger(handler, parameter);
      return;
    }
    report.add(
        Diagnostic.WRONG_PAYLOAD,
        parameter.element(),
        parameter.element().getSimpleName(),
        Names.of(handler),
        type,
        other == HandlerKind.TEXT ? "text" : "binary",
        other,
        events(kind));
  }

  private void reportOtherState(HandlerModel handler, ParameterModel parameter, StateModel state) {
    report.add(
        Diagnostic.OTHER_STATE,
        parameter.element(),
        subject(handler, parameter),
        Names.of(parameter.type()),
        Names.of(state.type()),
        Names.of(state.type()));
  }

  private boolean isRelated(TypeMirror type, TypeMirror state) {
    TypeMirror one = types.erasure(type);
    TypeMirror other = types.erasure(state);
    return !type.getKind().isPrimitive()
        && !isObject(one)
        && (types.isSubtype(one, other) || types.isSubtype(other, one));
  }

  private boolean isObject(TypeMirror type) {
    return types.directSupertypes(type).isEmpty();
  }

  private String offer(HandlerModel handler) {
    List<Argument> offer = new ArrayList<>(List.of(Argument.CONNECTION));
    if (state != null) {
      offer.add(Argument.STATE);
    }
    if (hasSends) {
      offer.add(Argument.SENDS);
    }
    offer.addAll(handler.kind().arguments());
    return offer.stream().map(Argument::label).collect(Collectors.joining(", "));
  }

  private static String events(HandlerKind kind) {
    return Names.either(
        kind.arguments().stream().filter(Argument::isEvent).map(Argument::label).toList());
  }

  private static String subject(HandlerModel handler, ParameterModel parameter) {
    return "parameter '" + parameter.element().getSimpleName() + "' of " + Names.of(handler);
  }

  private void report(
      Diagnostic diagnostic, HandlerModel handler, ParameterModel parameter, Object... more) {
    List<Object> details = new ArrayList<>();
    details.add(parameter.element().getSimpleName());
    details.add(Names.of(parameter.type()));
    details.add(Names.of(handler));
    details.addAll(List.of(more));
    report.add(diagnostic, parameter.element(), details.toArray());
  }
}
