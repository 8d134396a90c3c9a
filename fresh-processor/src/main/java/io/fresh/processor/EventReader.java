// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Puts the handlers of a client together by event. */
final class EventReader {

  private static final ClassName THROWABLE = ClassName.get(Throwable.class);

  private final DispatchOrder order;
  private final KnownTypes known;
  private final Access access;
  private final MessageReader messages;

  EventReader(Types types, KnownTypes known, Access access, MessageReader messages) {
    this.order = new DispatchOrder(types);
    this.known = known;
    this.access = access;
    this.messages = messages;
  }

  /** The events that have a handler, in source order. */
  List<EventModel> read(List<HandlerModel> handlers) {
    Map<HandlerKind, List<HandlerModel>> byKind = new LinkedHashMap<>();
    for (HandlerModel handler : handlers) {
      byKind.computeIfAbsent(handler.kind(), kind -> new ArrayList<>()).add(handler);
    }
    return byKind.entrySet().stream()
        .map(event -> event(event.getKey(), List.copyOf(event.getValue())))
        .toList();
  }

  private EventModel event(HandlerKind kind, List<HandlerModel> handlers) {
    MessageModel message = kind.isByContent() ? messages.read(handlers) : null;
    return message == null
        ? plain(kind, order.sort(handlers))
        : new EventModel(kind, handlers, null, message, List.of(THROWABLE));
  }

  private EventModel plain(HandlerKind kind, List<HandlerModel> handlers) {
    HandlerModel rest = handlers.stream().filter(this::takesTheRest).findFirst().orElse(null);
    List<HandlerModel> chosen =
        handlers.stream().filter(Predicate.not(this::takesTheRest)).toList();
    return new EventModel(kind, chosen, rest, null, thrown(handlers, rest));
  }

  private boolean takesTheRest(HandlerModel handler) {
    if (handler.kind().isByCode()) {
      return handler.codes().isEmpty();
    }
    Argument open = handler.kind().arguments().get(0);
    return handler.handledType().map(type -> known.isSame(type, open.type())).orElse(true);
  }

  private List<TypeName> thrown(List<HandlerModel> handlers, @Nullable HandlerModel rest) {
    List<TypeMirror> thrown =
        handlers.stream().flatMap(handler -> handler.thrown().stream()).toList();
    List<TypeName> names = thrown.stream().map(TypeName::get).distinct().toList();
    boolean isVague =
        rest == null || names.contains(THROWABLE) || !thrown.stream().allMatch(access::isReachable);
    return isVague ? List.of(THROWABLE) : names;
  }
}
