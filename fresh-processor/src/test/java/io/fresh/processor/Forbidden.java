// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.stream.Stream;

/**
 * One handler that the table forbids.
 *
 * @param kind what it handles
 * @param attributes what its client declares, for example {@code state = Kit.State.class}
 * @param modifier what stands in front of the answer; empty for nothing
 * @param answer what it returns
 * @param parameters the types of its parameters, in order
 * @param refused the index of the parameter that is refused; {@link #METHOD} for the method
 * @param diagnostic what it is refused with
 */
record Forbidden(
    HandlerKind kind,
    String attributes,
    String modifier,
    String answer,
    List<String> parameters,
    int refused,
    Diagnostic diagnostic) {

  static final int METHOD = -1;

  static final String STATE = "state = Kit.State.class, ";
  static final String SENDS = "sends = Kit.Commands.class, ";

  /** A parameter that is refused. */
  static Forbidden parameter(
      HandlerKind kind,
      String attributes,
      List<String> parameters,
      int refused,
      Diagnostic diagnostic) {
    return new Forbidden(kind, attributes, "", "void", parameters, refused, diagnostic);
  }

  /** A method that is refused, whatever it returns. */
  static Forbidden method(
      HandlerKind kind,
      String attributes,
      String modifier,
      String answer,
      List<String> parameters,
      Diagnostic diagnostic) {
    return new Forbidden(kind, attributes, modifier, answer, parameters, METHOD, diagnostic);
  }

  /** Its client, with a neighbour that is allowed; method and parameters stand on lines of their own. */
  String source(String name) {
    StringBuilder method = new StringBuilder(modifier + answer + " handler(");
    for (int i = 0; i < parameters.size(); i++) {
      method.append(i == 0 ? "\n" : ",\n").append(parameters.get(i)).append(" p").append(i);
    }
    return """
    @WebSocketClient(%scodecs = {Kit.WordCodec.class, Kit.BitsCodec.class}) static final class %s {
    %s
    %s) { %s }
    %s void neighbour(Connection connection) {}
    }
    """
        .formatted(attributes, name, kind, method, result(), neighbour());
  }

  private HandlerKind neighbour() {
    return Stream.of(HandlerKind.TERMINATE, HandlerKind.CONNECT, HandlerKind.PONG)
        .filter(other -> other != kind && !modifier.contains(other.toString()))
        .findFirst()
        .orElseThrow();
  }

  /** The line of {@link #source} that is refused; the first is 0. */
  int line() {
    return 3 + refused;
  }

  private String result() {
    return switch (answer) {
      case "void" -> "";
      case "int" -> "return 0;";
      case "boolean" -> "return true;";
      default -> "return null;";
    };
  }

  @Override
  public String toString() {
    return "%s %s%s(%s) with %s"
        .formatted(kind, modifier, answer, String.join(", ", parameters), attributes);
  }
}
