// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static io.fresh.processor.Argument.LAST;
import static io.fresh.processor.Argument.SENDS;
import static io.fresh.processor.Argument.STATE;

import io.fresh.processor.HandlerKind.Takes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For each kind of handler the parameters that the table forbids, and what they are refused with. */
final class ForbiddenParameters {

  private static final String ALL = Forbidden.STATE + Forbidden.SENDS;

  private final HandlerKind kind;
  private final List<Forbidden> all = new ArrayList<>();

  private ForbiddenParameters(HandlerKind kind) {
    this.kind = kind;
  }

  static List<Forbidden> of(HandlerKind kind) {
    ForbiddenParameters parameters = new ForbiddenParameters(kind);
    parameters.addStrangers();
    parameters.addRepeated();
    parameters.addSecondEvents();
    parameters.addWithoutEvent();
    parameters.addPartsOfValues();
    return parameters.all;
  }

  /** What belongs to other kinds, what is not declared, and what is of a type that nobody supplies. */
  private void addStrangers() {
    Set<String> offered =
        kind.arguments().stream().map(ForbiddenParameters::type).collect(Collectors.toSet());
    Stream.concat(
            Arrays.stream(Argument.values())
                .filter(argument -> argument != Argument.CONNECTION)
                .map(ForbiddenParameters::type),
            Stream.of("Kit.Other", "long", "byte", "char[]", "StringBuilder", "Options", "List<?>"))
        .distinct()
        .filter(type -> !offered.contains(type))
        .forEach(type -> addStranger("", type, stranger(type)));
    addStranger(
        Forbidden.STATE,
        "Kit.Later",
        kind == HandlerKind.INFO ? Diagnostic.TWO_MESSAGES : Diagnostic.OTHER_STATE);
  }

  private void addStranger(String attributes, String type, Diagnostic diagnostic) {
    List<String> behind = with(needed(), type);
    add(attributes, behind, behind.size() - 1, diagnostic);
    boolean isTakenFirst = kind == HandlerKind.INFO && diagnostic == Diagnostic.TWO_MESSAGES;
    if (!isTakenFirst) {
      List<String> inFront = new ArrayList<>(List.of(type, "Connection"));
      inFront.addAll(needed());
      add(attributes, inFront, 0, diagnostic);
    }
  }

  private Diagnostic stranger(String type) {
    return switch (kind) {
      case TEXT -> type.equals("byte[]") ? Diagnostic.WRONG_PAYLOAD : Diagnostic.UNKNOWN_PARAMETER;
      case BINARY ->
          type.equals("String") || type.equals("CharSequence")
              ? Diagnostic.WRONG_PAYLOAD
              : Diagnostic.UNKNOWN_PARAMETER;
      case INFO ->
          Set.of("int", "boolean", "long", "byte").contains(type)
              ? Diagnostic.PRIMITIVE_MESSAGE
              : Diagnostic.TWO_MESSAGES;
      case ERROR -> Diagnostic.NOT_AN_ERROR;
      case CONNECT, PING, PONG, DISCONNECT, TERMINATE -> Diagnostic.UNKNOWN_PARAMETER;
    };
  }

  private void addRepeated() {
    common().forEach(argument -> addTwice(argument, needed(), Diagnostic.REPEATED_PARAMETER));
    for (Argument argument : kind.arguments()) {
      if (argument == LAST) {
        addTwice(argument, needed(), Diagnostic.REPEATED_PARAMETER);
      } else {
        Diagnostic one = kind.takes() == Takes.ANY ? Diagnostic.REPEATED_PARAMETER : second();
        addTwice(argument, List.of(), one);
      }
    }
  }

  private void addTwice(Argument argument, List<String> beside, Diagnostic diagnostic) {
    List<String> types = new ArrayList<>(beside);
    types.addAll(List.of(type(argument), "Connection", type(argument)));
    if (argument == Argument.CONNECTION) {
      types.remove(types.size() - 1);
    }
    add(ALL, types, types.size() - 1, diagnostic);
  }

  /** Two different views of one event, where a handler takes one. */
  private void addSecondEvents() {
    if (kind.takes() != Takes.ANY) {
      List<Argument> events = kind.arguments().stream().filter(Argument::isEvent).toList();
      for (Argument one : events) {
        events.stream()
            .filter(other -> other != one)
            .forEach(other -> add("", List.of(type(one), type(other)), 1, second()));
      }
    }
  }

  private void addWithoutEvent() {
    if (kind.takes() != Takes.ONE) {
      return;
    }
    Diagnostic missing = kind == HandlerKind.ERROR ? Diagnostic.NO_ERROR : Diagnostic.NO_MESSAGE;
    List<Argument> offered = new ArrayList<>(common().toList());
    offered.addAll(kind.arguments().stream().filter(argument -> argument == LAST).toList());
    for (int mask = 0; mask < 1 << offered.size(); mask++) {
      List<String> types = new ArrayList<>();
      for (int i = 0; i < offered.size(); i++) {
        if ((mask & 1 << i) != 0) {
          types.add(type(offered.get(i)));
        }
      }
      all.add(Forbidden.method(kind, ALL, "", "void", types, missing));
    }
  }

  private void addPartsOfValues() {
    if (kind.arguments().contains(LAST)) {
      kind.arguments().stream()
          .filter(Argument::isDecoded)
          .map(ForbiddenParameters::type)
          .forEach(
              value -> {
                add("", List.of(value, type(LAST)), 1, Diagnostic.PARTS_OF_VALUE);
                add("", List.of(type(LAST), value), 0, Diagnostic.PARTS_OF_VALUE);
              });
    }
  }

  private void add(String attributes, List<String> types, int refused, Diagnostic diagnostic) {
    all.add(Forbidden.parameter(kind, attributes, types, refused, diagnostic));
  }

  /** What a handler takes that is not to miss its event. */
  static List<String> needed(HandlerKind kind) {
    return kind.takes() == Takes.ONE ? List.of(type(kind.arguments().get(0))) : List.of();
  }

  private List<String> needed() {
    return needed(kind);
  }

  private Diagnostic second() {
    return kind == HandlerKind.ERROR ? Diagnostic.TWO_ERRORS : Diagnostic.TWO_MESSAGES;
  }

  private static Stream<Argument> common() {
    return Stream.of(Argument.CONNECTION, STATE, SENDS);
  }

  private static List<String> with(List<String> types, String more) {
    return Stream.concat(types.stream(), Stream.of(more)).toList();
  }

  private static String type(Argument argument) {
    return Taken.samples(argument).get(0).type();
  }
}
