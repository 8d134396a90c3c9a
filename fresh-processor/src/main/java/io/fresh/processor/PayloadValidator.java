// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Judges what one handler says of its messages: the codec, the member and its values, and whether its answer can be encoded. */
final class PayloadValidator {

  private final Access access;
  private final Report report;
  private final CaseReader cases;

  PayloadValidator(Types types, Access access, Report report) {
    this.access = access;
    this.report = report;
    this.cases = new CaseReader(types);
  }

  void validate(HandlerModel handler) {
    validateCodec(handler);
    validateAnswer(handler);
    if (handler.kind() == HandlerKind.TEXT) {
      validatePaths(handler);
      validateValues(handler);
    }
  }

  private void validateCodec(HandlerModel handler) {
    NamedCodec own = handler.payload().codec();
    if (own == null || !own.codec().isCodec()) {
      return;
    }
    if (handler.payload().isOwnIdle()) {
      String codec = Names.of(own.codec().named());
      at(Diagnostic.OTHER_CODEC, handler, own.value(), codec, subject(handler));
    }
  }

  private static String subject(HandlerModel handler) {
    Optional<TypeMirror> taken = decodedType(handler);
    if (taken.isPresent()) {
      return Names.of(taken.get()) + " in " + handler.kind();
    }
    boolean isSentAsItIs = handler.answer() != null && !handler.answer().isEncoded();
    return isSentAsItIs
        ? Names.of(handler) + ", which neither decodes nor encodes"
        : Names.of(handler.answered());
  }

  private static Optional<TypeMirror> decodedType(HandlerModel handler) {
    return handler.parameters().stream()
        .filter(parameter -> parameter.argument() != null && parameter.argument().isDecoded())
        .map(ParameterModel::type)
        .findFirst();
  }

  private void validateAnswer(HandlerModel handler) {
    List<CodingModel> encoders = handler.payload().encoders();
    if (encoders.size() > 1 && !isSameType(encoders)) {
      report.add(
          Diagnostic.AMBIGUOUS_CODEC,
          handler.method(),
          Names.of(encoders.get(0).codec().named()),
          Names.of(encoders.get(1).codec().named()),
          "encode",
          Names.of(handler.answered()));
    }
    if (!encoders.isEmpty()
        && encoders.get(0).isByFormat()
        && !access.isReachable(handler.answered())) {
      report.add(
          Diagnostic.INACCESSIBLE_TYPE,
          handler.method(),
          "what " + Names.of(handler) + " answers",
          Names.of(handler.answered()),
          access.mend(handler.answered()));
    }
  }

  /** Then the client itself names two for the same, which is said there. */
  static boolean isSameType(List<CodingModel> codings) {
    return codings.stream().map(coding -> coding.type().toString()).distinct().count() == 1;
  }

  private void validatePaths(HandlerModel handler) {
    for (String attribute : List.of("field", "at")) {
      Annotations.value(handler.annotation(), attribute)
          .filter(value -> !Paths.isPath(String.valueOf(value.getValue())))
          .ifPresent(value -> at(Diagnostic.MALFORMED_FIELD, handler, value, value.getValue()));
    }
  }

  private void validateValues(HandlerModel handler) {
    List<AnnotationValue> values =
        Annotations.value(handler.annotation(), "value").stream()
            .flatMap(value -> Annotations.array(value).stream())
            .toList();
    SelectorModel selector = handler.payload().selector();
    boolean hasField = Annotations.value(handler.annotation(), "field").isPresent();
    if (!values.isEmpty() && !hasField) {
      at(Diagnostic.VALUE_WITHOUT_FIELD, handler, values.get(0), Names.of(handler));
      return;
    }
    Optional<SelectorModel> ofType =
        decodedType(handler)
            .flatMap(cases::selector)
            .filter(found -> found.field().equals(selector.field()));
    ofType.ifPresent(found -> values.forEach(value -> validateCase(handler, value, found)));
  }

  /** What a handler says must not contradict its type. */
  private void validateCase(HandlerModel handler, AnnotationValue value, SelectorModel ofType) {
    String text = String.valueOf(value.getValue());
    if (!ofType.values().contains(text)) {
      String type = Names.of(decodedType(handler).orElseThrow());
      String choice =
          ofType.values().stream()
              .map(found -> "\"" + found + "\"")
              .collect(Collectors.joining(" or "));
      at(
          Diagnostic.OTHER_CASE,
          handler,
          value,
          text,
          type,
          Spelling.meantBy(text, ofType.values())
              .map(near -> " Did you mean \"" + near + "\"?")
              .orElse(""),
          choice);
    }
  }

  private void at(
      Diagnostic diagnostic, HandlerModel handler, AnnotationValue value, Object... details) {
    report.add(diagnostic, handler.method(), handler.annotation(), value, details);
  }
}
