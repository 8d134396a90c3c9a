// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * The order in which handlers that go by type are asked: no type before its subtypes, otherwise as they stand in the source.
 * So no handler can hide another.
 */
final class DispatchOrder {

  private final Types types;

  DispatchOrder(Types types) {
    this.types = types;
  }

  List<HandlerModel> sort(List<HandlerModel> handlers) {
    List<HandlerModel> left = new ArrayList<>(handlers);
    List<HandlerModel> sorted = new ArrayList<>();
    while (!left.isEmpty()) {
      sorted.add(left.remove(next(left)));
    }
    return List.copyOf(sorted);
  }

  private int next(List<HandlerModel> left) {
    return IntStream.range(0, left.size())
        .filter(index -> left.stream().noneMatch(other -> isAbove(left.get(index), other)))
        .findFirst()
        .orElse(0);
  }

  private boolean isAbove(HandlerModel handler, HandlerModel other) {
    if (handler.handledType().isEmpty() || other.handledType().isEmpty()) {
      return false;
    }
    TypeMirror general = types.erasure(handler.handledType().get());
    TypeMirror specific = types.erasure(other.handledType().get());
    return types.isSubtype(specific, general) && !types.isSameType(specific, general);
  }
}
