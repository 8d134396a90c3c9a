// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * What lies around a client and changes how its class must be written.
 *
 * @param generated the annotation for generated code; empty if the client's module does not see it
 * @param usesDeprecated whether generated code must name or call something that is deprecated
 * @param shadowed names of {@code java.lang} that mean something else in the client's package
 */
record Surroundings(Optional<ClassName> generated, boolean usesDeprecated, List<String> shadowed) {

  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  private static final List<Class<?>> LANGUAGE =
      List.of(
          IllegalArgumentException.class,
          IllegalStateException.class,
          Object.class,
          Override.class,
          String.class,
          SuppressWarnings.class,
          Throwable.class,
          UnsupportedOperationException.class);

  static Surroundings of(ClientModel client, KnownTypes known, Elements elements) {
    return new Surroundings(
        known.element(GENERATED).map(ClassName::get),
        used(client).stream().anyMatch(elements::isDeprecated),
        names(client).filter(name -> isShadowed(name, client, known)).distinct().toList());
  }

  private static List<Element> used(ClientModel client) {
    List<Element> used = new ArrayList<>(named(client));
    for (Element type = client.element(); type instanceof TypeElement; ) {
      used.add(type);
      type = type.getEnclosingElement();
    }
    if (client.constructor() != null) {
      used.add(client.constructor().element());
    }
    client.handlers().forEach(handler -> used.add(handler.method()));
    if (client.sends() != null) {
      client.sends().methods().forEach(send -> used.add(send.method()));
    }
    return used;
  }

  private static Stream<String> names(ClientModel client) {
    return Stream.concat(
        LANGUAGE.stream().map(Class::getSimpleName),
        named(client).stream()
            .map(element -> ClassName.get((TypeElement) element))
            .filter(name -> name.packageName().equals("java.lang"))
            .map(ClassName::simpleName));
  }

  private static boolean isShadowed(String name, ClientModel client, KnownTypes known) {
    return known.element(client.generatedName().peerClass(name)).isPresent();
  }

  private static Stream<TypeMirror> codings(ClientModel client) {
    Stream<CodingModel> decoders =
        client.events().stream()
            .flatMap(event -> Stream.ofNullable(event.message()))
            .flatMap(MessageModel::routes)
            .flatMap(route -> Stream.ofNullable(route.decoder()));
    Stream<CodingModel> encoders =
        client.handlers().stream().flatMap(handler -> handler.payload().encoders().stream());
    Stream<CodingModel> sends = Stream.ofNullable(client.sends()).flatMap(SendsModel::encoders);
    return Stream.of(decoders, encoders, sends)
        .flatMap(codings -> codings)
        .flatMap(coding -> Stream.of(coding.codec().named(), coding.type()));
  }

  /** The types that generated code writes down because the client says so. */
  private static List<Element> named(ClientModel client) {
    Stream<TypeMirror> state =
        client.state() == null ? Stream.empty() : Stream.of(client.state().type());
    Stream<TypeMirror> handlers =
        client.handlers().stream()
            .flatMap(
                handler ->
                    Stream.concat(handler.handledType().stream(), handler.thrown().stream()));
    Stream<TypeMirror> sends =
        Stream.ofNullable(client.sends())
            .flatMap(
                found ->
                    Stream.concat(
                        Stream.of(found.type()),
                        found.methods().stream()
                            .flatMap(send -> send.type().getParameterTypes().stream())));
    return Stream.of(state, handlers, codings(client), sends)
        .flatMap(types -> types)
        .flatMap(NamedTypes::in)
        .filter(TypeElement.class::isInstance)
        .toList();
  }
}
