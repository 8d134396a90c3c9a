// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A client.
 *
 * @param element the class
 * @param annotation what makes it a client
 * @param generatedName the class to generate
 * @param isPublic whether everything that a caller must name is public
 * @param isBlocking whether its handlers may block
 * @param constructor the one that a {@code start} without a client calls; {@code null} if there is none
 * @param state the state that it declares; {@code null} if there is none
 * @param codecs what it names to decode and encode
 * @param sends the interface by which it sends; {@code null} if there is none
 * @param settings the other attributes that its annotation sets
 * @param handlers in source order, those of superclasses last
 * @param events the same handlers by event, events in source order
 * @param lostHandlers overrides without an annotation of methods that have one
 */
record ClientModel(
    TypeElement element,
    AnnotationMirror annotation,
    ClassName generatedName,
    boolean isPublic,
    boolean isBlocking,
    @Nullable ConstructorModel constructor,
    @Nullable StateModel state,
    List<NamedCodec> codecs,
    @Nullable SendsModel sends,
    List<SettingModel> settings,
    List<HandlerModel> handlers,
    List<EventModel> events,
    List<HandlerMethods.Lost> lostHandlers) {

  /** An attribute that the annotation sets. */
  Optional<SettingModel> setting(Setting setting) {
    return settings.stream().filter(model -> model.setting() == setting).findFirst();
  }

  /** Where the client connects to; empty leaves it to the callers of {@code start}. */
  Optional<UriModel> uri() {
    return setting(Setting.URI).map(setting -> new UriModel(setting.text()));
  }

  /** The options that the annotation sets. */
  List<SettingModel> options() {
    return settings.stream().filter(model -> model.setting().isOption()).toList();
  }

  /** The handlers of a kind, in source order. */
  List<HandlerModel> handlers(HandlerKind kind) {
    return handlers.stream().filter(handler -> handler.kind() == kind).toList();
  }

  /** The only handler of a kind. */
  Optional<HandlerModel> handler(HandlerKind kind) {
    return handlers.stream().filter(handler -> handler.kind() == kind).findFirst();
  }
}
