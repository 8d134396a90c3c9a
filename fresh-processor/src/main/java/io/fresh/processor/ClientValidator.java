// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** Judges a client: the class itself, then its state, its options, each handler, and the handlers together. */
final class ClientValidator {

  private final Types types;
  private final KnownTypes known;
  private final Access access;
  private final Report report;

  ClientValidator(Types types, KnownTypes known, Access access, Report report) {
    this.types = types;
    this.known = known;
    this.access = access;
    this.report = report;
  }

  void validate(ClientModel client) {
    validateClass(client.element());
    CodecResolver codecs = CodecResolver.of(types, known, client.codecs());
    if (client.state() != null) {
      new StateValidator(known, access, codecs, report).validate(client, client.state());
    }
    new SettingsValidator(client, report).validate();
    HandlerValidator validator = new HandlerValidator(client, types, known, access, report);
    client.handlers().forEach(validator::validate);
    new DuplicatesValidator(types, report).validate(client);
    validateMessages(client, codecs);
    client.lostHandlers().forEach(this::reportLost);
    if (client.handlers().isEmpty()
        && client.lostHandlers().isEmpty()
        && isClass(client.element())) {
      report.add(Diagnostic.NO_HANDLERS, client.element(), client.element().getSimpleName());
    }
  }

  private void validateMessages(ClientModel client, CodecResolver codecs) {
    CodecValidator constructions = new CodecValidator(types, known, access, report);
    constructions.validate(client);
    if (client.sends() != null) {
      new SendsValidator(client, client.sends(), known, codecs, constructions, access, report)
          .validate();
    }
    PayloadValidator payloads = new PayloadValidator(types, access, report);
    client.handlers().forEach(payloads::validate);
    RouteValidator routes = new RouteValidator(client, types, known, access, report);
    client.events().forEach(routes::validate);
    new FamilyValidator(types, known, report).validate(client);
  }

  private void validateClass(TypeElement type) {
    Set<Modifier> modifiers = type.getModifiers();
    String name = type.getSimpleName().toString();
    if (!access.isReachable(type)) {
      report.add(Diagnostic.PRIVATE_CLIENT, type, name);
    }
    if (!isClass(type)) {
      report.add(Diagnostic.CLIENT_KIND, type, name, Names.kindOf(type));
      return;
    }
    if (type.getNestingKind().isNested() && !modifiers.contains(Modifier.STATIC)) {
      report.add(Diagnostic.INNER_CLIENT, type, name);
    }
    if (modifiers.contains(Modifier.ABSTRACT)) {
      report.add(Diagnostic.ABSTRACT_CLIENT, type, name);
    }
    if (!type.getTypeParameters().isEmpty()) {
      report.add(Diagnostic.GENERIC_CLIENT, type, name);
    }
  }

  private static boolean isClass(TypeElement type) {
    return type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD;
  }

  private void reportLost(HandlerMethods.Lost lost) {
    HandlerKind kind = Annotations.kinds(lost.handler()).get(0);
    ExecutableElement override = lost.override();
    String handler = Names.of(kind, lost.handler());
    List<HandlerKind> others = Annotations.kinds(override);
    if (others.isEmpty()) {
      report.add(Diagnostic.LOST_HANDLER, override, handler, Names.of(override));
    } else if (!others.contains(kind)) {
      report.add(
          Diagnostic.OTHER_EVENT, override, Names.of(others.get(0), override), handler, kind);
    }
  }
}
