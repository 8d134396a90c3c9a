// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Judges the interface by which a client sends: whether it can be implemented, and each of its methods. */
final class SendsValidator {

  private final KnownTypes known;
  private final CodecResolver codecs;
  private final CodecValidator constructions;
  private final Access access;
  private final Report report;
  private final ClientModel client;
  private final SendsModel sends;

  SendsValidator(
      ClientModel client,
      SendsModel sends,
      KnownTypes known,
      CodecResolver codecs,
      CodecValidator constructions,
      Access access,
      Report report) {
    this.client = client;
    this.sends = sends;
    this.known = known;
    this.codecs = codecs;
    this.constructions = constructions;
    this.access = access;
    this.report = report;
  }

  void validate() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      report.add(
          Diagnostic.SENDS_TYPE,
          client.element(),
          client.annotation(),
          sends.value(),
          Names.of(sends.type()),
          obstacle.get());
      return;
    }
    sends.bare().forEach(method -> add(Diagnostic.BARE_METHOD, method, Names.of(method)));
    sends.methods().forEach(this::validate);
  }

  private Optional<String> obstacle() {
    Optional<TypeElement> found = SendsReader.element(sends.value());
    if (found.isEmpty()) {
      return Optional.of("it is no class");
    }
    TypeElement type = found.get();
    if (type.getKind() != ElementKind.INTERFACE) {
      return Optional.of("it is " + Names.kindOf(type));
    }
    if (!access.isReachable(type)) {
      return Optional.of("generated code in the client's package cannot reach it");
    }
    if (!type.getTypeParameters().isEmpty()) {
      return Optional.of("it is generic; name an interface that extends it for certain types");
    }
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return Optional.of("it is sealed");
    }
    return sends.hasMethods() ? Optional.empty() : Optional.of("it has no method with @Send");
  }

  private void validate(SendModel send) {
    Optional<String> form = form(send);
    if (form.isPresent()) {
      add(Diagnostic.SEND_FORM, send.method(), subject(send), form.get());
      return;
    }
    if (send.result() == null) {
      String type = Names.of(send.type().getReturnType());
      String offer = offer(SendResult.values(), SendResult::label);
      add(Diagnostic.SEND_RESULT, send.method(), subject(send), type, offer);
    }
    switch (send.method().getParameters().size()) {
      case 0 -> {
        String offer = offer(Sendable.values(), Sendable::label);
        add(Diagnostic.NO_MESSAGE, send.method(), subject(send), offer);
      }
      case 1 -> validateMessage(send);
      default -> {
        Element second = send.method().getParameters().get(1);
        String type = Names.of(send.type().getParameterTypes().get(1));
        add(Diagnostic.TWO_MESSAGES, second, second.getSimpleName(), type, subject(send), "");
      }
    }
  }

  private Optional<String> form(SendModel send) {
    ExecutableElement method = send.method();
    if (!method.getTypeParameters().isEmpty()) {
      return Optional.of("it is generic");
    }
    if (method.isVarArgs()) {
      return Optional.of("it is varargs");
    }
    return send.type().getThrownTypes().stream()
        .filter(thrown -> !isUnchecked(thrown))
        .findFirst()
        .map(thrown -> "it throws " + Names.of(thrown));
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return known.isSubtype(thrown, ClassName.get(RuntimeException.class))
        || known.isSubtype(thrown, ClassName.get(Error.class));
  }

  private void validateMessage(SendModel send) {
    Element parameter = send.parameter();
    String type = Names.of(send.messageType());
    List<CodingModel> encoders = send.encoders();
    validateCodec(send);
    if (send.sendable() == null) {
      String offer = offer(Sendable.values(), Sendable::label);
      add(
          Diagnostic.UNSENDABLE_MESSAGE,
          parameter,
          parameter.getSimpleName(),
          type,
          subject(send),
          offer);
    } else if (!access.isReachable(send.messageType())) {
      String subject = "parameter '" + parameter.getSimpleName() + "' of " + subject(send);
      String fix = access.mend(send.messageType());
      add(Diagnostic.INACCESSIBLE_TYPE, parameter, subject, type, fix);
    } else if (encoders.size() > 1 && !PayloadValidator.isSameType(encoders)) {
      String one = Names.of(encoders.get(0).codec().named());
      String other = Names.of(encoders.get(1).codec().named());
      add(Diagnostic.AMBIGUOUS_CODEC, parameter, one, other, "encode", type);
    }
  }

  private void validateCodec(SendModel send) {
    NamedCodec own = send.codec();
    if (own != null && !own.codec().isCodec()) {
      add(Diagnostic.NO_CODEC, send.method(), Names.of(own.codec().named()));
    } else if (own != null
        && CodecRole.ENCODERS.stream()
            .noneMatch(role -> codecs.serves(own.codec(), role, send.messageType()))) {
      String type = Names.of(send.messageType());
      add(Diagnostic.OTHER_CODEC, send.method(), Names.of(own.codec().named()), type);
    }
    send.encoder()
        .flatMap(encoder -> constructions.newFlaw(encoder.codec()))
        .ifPresent(flaw -> add(flaw.diagnostic(), send.method(), flaw.details().toArray()));
  }

  private static String subject(SendModel send) {
    return "@Send method " + Names.of(send.method());
  }

  private static <T> String offer(T[] choice, Function<T, String> label) {
    return Arrays.stream(choice).map(label).collect(Collectors.joining(", "));
  }

  private void add(Diagnostic diagnostic, Element element, Object... details) {
    report.addNear(diagnostic, element, client.annotation(), sends.value(), details);
  }
}
