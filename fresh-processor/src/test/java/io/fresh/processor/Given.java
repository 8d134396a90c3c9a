// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer of a handler, and what the runtime must be told of it. What that is, is said here and not asked of the processor.
 *
 * @param answer which row of the table it is
 * @param type what the handler returns
 * @param value an expression for what it answers
 * @param told what the runtime is told of that
 * @param toldOfNull what the runtime is told of {@code null}; of a state that fails instead
 * @param next the state from then on; empty if that stays as it is
 * @param initial the state after the next reconnect; empty if that stays as it is
 */
record Given(
    Answer answer,
    String type,
    String value,
    List<String> told,
    List<String> toldOfNull,
    String next,
    String initial) {

  private static final String NEXT = "new Kit.State(\"next\")";

  /** The ways to answer this. A new row of the table does not compile before it has its sample here. */
  static List<Given> samples(Answer answer) {
    return switch (answer) {
      case NOTHING -> List.of(new Given(answer, "void", "", List.of(), List.of(), "", ""));
      case TEXT -> List.of(plain(answer, "String", "\"a\"", "text", "a"));
      case ARRAY -> List.of(plain(answer, "byte[]", "new byte[] {5}", "array", "[5]"));
      case BUFFER ->
          List.of(
              plain(
                  answer, "ByteBuffer", "ByteBuffer.wrap(new byte[] {6, 7})", "buffer", "[6, 7]"));
      case BYTE_BUF ->
          List.of(
              plain(answer, "ByteBuf", "Unpooled.wrappedBuffer(new byte[] {8})", "byteBuf", "[8]"));
      case FRAME ->
          List.of(
              plain(answer, "Frame", "Frame.binary(new byte[] {9})", "frame", "[9]"),
              plain(answer, "Frame.Text", "new Frame.Text(\"f\")", "frame", "f"));
      case FRAMES ->
          List.of(
              plain(answer, "List<Frame>", list("g", "h"), "frames", "[g, h]"),
              plain(answer, "Set<Frame.Text>", "Set.of(new Frame.Text(\"i\"))", "frames", "[i]"),
              plain(answer, "Collection<? extends Frame>", list("k", "j"), "frames", "[k, j]"));
      case REACTION ->
          List.of(
              plain(answer, "Reaction", "Reaction.ok()", "reaction", "Ok[]"),
              plain(
                  answer,
                  "Reaction.Close",
                  "new Reaction.Close(1000, \"l\")",
                  "reaction",
                  "Close[code=1000, reason=l]"));
      case REACTION_WITH ->
          List.of(
              reaction("Reaction.With<Kit.State>", with("Reaction.ok()", NEXT)).becoming("next"),
              reaction("Reaction.With<? extends Kit.State>", with("Reaction.ok()", NEXT))
                  .becoming("next"),
              reaction("Reaction.With<Kit.State>", "Reaction.ok().unchanged()"));
      case STATE ->
          List.of(
              new Given(answer, "Kit.State", NEXT, List.of(), List.of(), "next", ""),
              new Given(
                  answer,
                  "Kit.Later",
                  "new Kit.Later(\"later\")",
                  List.of(),
                  List.of(),
                  "later",
                  ""));
      case ENCODED_TEXT ->
          List.of(plain(answer, "Kit.Word", "new Kit.Word(\"w\")", "Kit.Word", "w"));
      case ENCODED_BINARY ->
          List.of(plain(answer, "Kit.Bits", "new Kit.Bits(4)", "Kit.Bits", "[4]"));
      case RECOVERY ->
          List.of(
              plain(answer, "Recovery", "Recovery.ignore()", "recovery", "Ignore[]"),
              plain(
                  answer,
                  "Recovery.Reconnect",
                  "new Recovery.Reconnect()",
                  "recovery",
                  "Reconnect[]"));
      case RECOVERY_WITH ->
          List.of(
              recovery("Recovery.With<Kit.State>", "ignore", "Ignore[]").becoming("next"),
              recovery("Recovery.With<? extends Kit.State>", "reconnect", "Reconnect[]")
                  .beginningWith("next"),
              recovery("Recovery.With<Kit.State>", "close", "Close[reason=Normal[]]")
                  .becoming("next"));
    };
  }

  /** The same, some time after the handler has returned; the types that say so take turns. */
  static List<Given> stages(Answer answer) {
    return samples(answer).stream()
        .flatMap(
            given ->
                Stream.of("CompletionStage<%s>", "CompletableFuture<? extends %s>")
                    .map(given::later))
        .toList();
  }

  private Given later(String stage) {
    String expression = "CompletableFuture.<%s>completedFuture(%s)".formatted(type, value);
    return new Given(
        answer,
        stage.formatted(type),
        expression,
        Stream.concat(Stream.of("async"), told.stream()).toList(),
        List.of("async"),
        next,
        initial);
  }

  private static Given plain(Answer answer, String type, String value, String told, String what) {
    return new Given(
        answer, type, value, List.of(told + " " + what), List.of(told + " null"), "", "");
  }

  private static Given reaction(String type, String value) {
    return plain(Answer.REACTION_WITH, type, value, "reaction", "Ok[]");
  }

  private static Given recovery(String type, String method, String shown) {
    return plain(
        Answer.RECOVERY_WITH, type, with("Recovery." + method + "()", NEXT), "recovery", shown);
  }

  private Given becoming(String state) {
    return new Given(answer, type, value, told, toldOfNull, state, initial);
  }

  private Given beginningWith(String state) {
    return new Given(answer, type, value, told, toldOfNull, next, state);
  }

  private static String with(String answer, String state) {
    return answer + ".with(" + state + ")";
  }

  private static String list(String one, String other) {
    return "List.of(Frame.text(\"%s\"), Frame.text(\"%s\"))".formatted(one, other);
  }
}
