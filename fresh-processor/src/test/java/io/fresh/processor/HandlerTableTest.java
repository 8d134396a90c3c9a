// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.spi.Dispatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of handlers, with each thing that it takes and answers: compiled, run, and looked at. */
class HandlerTableTest {

  private interface Event {
    void on(Driver driver) throws Throwable;
  }

  /** A parameter, what its handler notes down of it, and what that is. */
  private record Taken(String type, String note, String noted) {}

  /** An answer in source, and what the runtime is told. */
  private record Given(String type, String value, List<String> told) {
    Given(String type, String value, String told) {
      this(type, value, List.of(told));
    }
  }

  /** A client with one handler; its class is named after its place in {@link #CASES}. */
  private record Case(
      HandlerKind kind, Object what, String method, List<String> noted, List<String> told) {
    @Override
    public String toString() {
      return kind + " " + what;
    }
  }

  private static final Map<HandlerKind, Event> EVENTS =
      Map.of(
          HandlerKind.CONNECT, Driver::connect,
          HandlerKind.TEXT, driver -> driver.text("hé"),
          HandlerKind.BINARY, driver -> driver.binary(1, 2),
          HandlerKind.PING, driver -> driver.ping(3, 4),
          HandlerKind.PONG, driver -> driver.pong(3, 4),
          HandlerKind.INFO, driver -> driver.tell(7),
          HandlerKind.ERROR, driver -> driver.fail(new FreshException.CastingFailed("full")),
          HandlerKind.DISCONNECT, driver -> driver.disconnect(1001, "away"),
          HandlerKind.TERMINATE, driver -> driver.terminate(ExitReason.normal()));

  private static final Map<Argument, Taken> TAKEN =
      Map.ofEntries(
          entry(Argument.CONNECTION, new Taken("Connection", "x.toString()", "connection")),
          entry(Argument.SENDS, new Taken("Commands", "x instanceof Commands", "true")),
          entry(Argument.STATE, new Taken("State", "x.name()", "first")),
          entry(Argument.HANDSHAKE, new Taken("Handshake", "x.attempt()", "1")),
          entry(Argument.STATUS, new Taken("int", "x", "101")),
          entry(Argument.HEADERS, new Taken("Headers", "x != null", "true")),
          entry(Argument.TEXT, new Taken("String", "x", "hé")),
          entry(Argument.CHARS, new Taken("CharSequence", "x", "hé")),
          entry(Argument.UTF8_BUFFER, new Taken("ByteBuffer", "x.remaining()", "3")),
          entry(Argument.UTF8_BYTE_BUF, new Taken("ByteBuf", "x.readableBytes()", "3")),
          entry(Argument.DECODED_TEXT, new Taken("Word", "x.text()", "hé")),
          entry(Argument.DECODED_BINARY, new Taken("Bits", "x.first()", "1")),
          entry(Argument.BINARY_ARRAY, new Taken("byte[]", "Arrays.toString(x)", "[1, 2]")),
          entry(Argument.BINARY_BUFFER, new Taken("ByteBuffer", "x.get(1)", "2")),
          entry(Argument.BINARY_BYTE_BUF, new Taken("ByteBuf", "x.getByte(1)", "2")),
          entry(Argument.LAST, new Taken("boolean", "x", "true")),
          entry(Argument.PAYLOAD_ARRAY, new Taken("byte[]", "Arrays.toString(x)", "[3, 4]")),
          entry(Argument.PAYLOAD_BUFFER, new Taken("ByteBuffer", "x.get(0)", "3")),
          entry(Argument.MESSAGE, new Taken("Integer", "x", "7")),
          entry(Argument.ERROR, new Taken("FreshException", "x.getMessage()", "full")),
          entry(Argument.CLOSE_STATUS, new Taken("CloseStatus", "x.code()", "1001")),
          entry(Argument.CODE, new Taken("int", "x", "1001")),
          entry(Argument.REASON, new Taken("String", "x", "away")),
          entry(Argument.EXIT_REASON, new Taken("ExitReason", "x", "Normal[]")));

  private static final Map<Answer, Given> GIVEN =
      Map.ofEntries(
          entry(Answer.NOTHING, new Given("void", "", List.of())),
          entry(Answer.TEXT, new Given("String", "\"a\"", "text a")),
          entry(Answer.ARRAY, new Given("byte[]", "new byte[] {5}", "array [5]")),
          entry(Answer.BUFFER, new Given("ByteBuffer", "ByteBuffer.allocate(1)", "buffer [0]")),
          entry(
              Answer.BYTE_BUF,
              new Given("ByteBuf", "Unpooled.buffer().writeByte(6)", "byteBuf [6]")),
          entry(Answer.FRAME, new Given("Frame.Text", "new Frame.Text(\"f\")", "frame f")),
          entry(
              Answer.FRAMES,
              new Given("Set<Frame.Text>", "Set.of(new Frame.Text(\"g\"))", "frames [g]")),
          entry(Answer.REACTION, new Given("Reaction", "Reaction.ok()", "reaction Ok[]")),
          entry(
              Answer.REACTION_WITH,
              new Given(
                  "Reaction.With<? extends State>",
                  "Reaction.ok().with(new State(\"next\"))",
                  "reaction Ok[]")),
          entry(Answer.STATE, new Given("State", "new State(\"next\")", List.of())),
          entry(Answer.ENCODED_TEXT, new Given("Word", "new Word(\"w\")", "Table.Word w")),
          entry(Answer.ENCODED_BINARY, new Given("Bits", "new Bits(8)", "Table.Bits [8]")),
          entry(Answer.RECOVERY, new Given("Recovery", "Recovery.ignore()", "recovery Ignore[]")),
          entry(
              Answer.RECOVERY_WITH,
              new Given(
                  "Recovery.With<State>",
                  "Recovery.ignore().with(new State(\"next\"))",
                  "recovery Ignore[]")));

  private static final List<Case> CASES =
      Arrays.stream(HandlerKind.values())
          .flatMap(kind -> Stream.of(parameters(kind), parts(kind), answers(kind), later(kind)))
          .flatMap(cases -> cases)
          .toList();

  private static final ClientRun CLIENTS =
      ClientRun.compile(JavaFileObjects.forSourceString("app.Table", source()));

  static List<Case> cases() {
    return CASES;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachThingThatAHandlerTakesOrAnswersIsPassedOn(Case row) throws Throwable {
    Dispatcher dispatcher =
        CLIENTS.start(
            "app.Table_C" + CASES.indexOf(row) + "Fresh",
            "ws://localhost",
            CLIENTS.create("app.Table$State", "first"));
    Driver driver = new Driver(dispatcher);

    EVENTS.get(row.kind()).on(driver);
    if (row.kind() != HandlerKind.TERMINATE) {
      driver.terminate(ExitReason.normal());
    }

    assertThat(((Supplier<?>) dispatcher.client()).get()).isEqualTo(row.noted());
    assertThat(driver.answers()).isEqualTo(row.told());
  }

  @Test
  void theSamplesCoverTheWholeTable() {
    assertThat(EVENTS).containsOnlyKeys(HandlerKind.values());
    assertThat(TAKEN).containsOnlyKeys(Argument.values());
    assertThat(GIVEN).containsOnlyKeys(Answer.values());
  }

  private static Stream<Case> parameters(HandlerKind kind) {
    Stream<Argument> common = Arrays.stream(Argument.values()).filter(Argument::isCommon);
    return Stream.concat(common, kind.arguments().stream())
        .map(argument -> parameter(kind, argument));
  }

  /** Each form of a payload in parts. */
  private static Stream<Case> parts(HandlerKind kind) {
    return kind.arguments().stream()
        .filter(
            argument ->
                argument.isEvent()
                    && !argument.isDecoded()
                    && kind.arguments().contains(Argument.LAST))
        .map(argument -> part(kind, TAKEN.get(argument)));
  }

  private static Case part(HandlerKind kind, Taken taken) {
    String method =
        "%s void m(%s x, boolean last) { notes.add(last + \" \" + (%s)); }"
            .formatted(kind, taken.type(), taken.note());
    return new Case(kind, "part", method, notes(kind, "true " + taken.noted(), "first"), List.of());
  }

  /** A handler that notes down what it is given; its state at the end is the first one. */
  private static Case parameter(HandlerKind kind, Argument argument) {
    Taken taken = TAKEN.get(argument);
    String method =
        "%s void m(%s%s x) { notes.add(String.valueOf(%s)); }"
            .formatted(
                kind, argument.isEvent() ? "" : needed(kind, ", "), taken.type(), taken.note());
    return new Case(kind, argument, method, notes(kind, taken.noted(), "first"), List.of());
  }

  private static Stream<Case> answers(HandlerKind kind) {
    return kind.answers().answers().stream()
        .map(
            answer -> {
              Given given = GIVEN.get(answer);
              String method =
                  "%s %s m(%s) { return %s; }"
                      .formatted(kind, given.type(), needed(kind, ""), given.value());
              String state = answer.isStateful() ? "next" : "first";
              List<String> notes = kind == HandlerKind.TERMINATE ? List.of() : List.of(state);
              return new Case(kind, answer, method, notes, given.told());
            });
  }

  /** Each answer that may come later, as the stage of a subtype. */
  private static Stream<Case> later(HandlerKind kind) {
    return kind.answers().answers().stream()
        .filter(answer -> answer.asyncStatement().isPresent())
        .map(answer -> later(kind, GIVEN.get(answer)));
  }

  private static Case later(HandlerKind kind, Given given) {
    String method =
        "%s CompletableFuture<? extends %s> m(%s) { return CompletableFuture.completedFuture(%s); }"
            .formatted(kind, given.type(), needed(kind, ""), given.value());
    List<String> told = Stream.concat(Stream.of("async"), given.told().stream()).toList();
    return new Case(kind, "stage of " + given.type(), method, List.of("first"), told);
  }

  private static List<String> notes(HandlerKind kind, String noted, String state) {
    return kind == HandlerKind.TERMINATE ? List.of(noted) : List.of(noted, state);
  }

  /** The parameter without which there is no such handler. */
  private static String needed(HandlerKind kind, String separator) {
    return kind.takes() == HandlerKind.Takes.ONE
        ? TAKEN.get(kind.arguments().get(0)).type() + " event" + separator
        : "";
  }

  private static String source() {
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      Case row = CASES.get(i);
      String end =
          row.kind() == HandlerKind.TERMINATE
              ? ""
              : "@OnTerminate void end(State last) { notes.add(last.name()); }";
      classes.add(
          """
            @WebSocketClient(
                state = State.class,
                sends = Commands.class,
                codecs = {WordCodec.class, BitsCodec.class})
            static final class C%d implements Supplier<List<String>> {
              private final List<String> notes = new ArrayList<>();
              %s
              %s
              @Override public List<String> get() { return notes; }
            }
          """
              .formatted(i, row.method(), end));
    }
    return """
        package app;
        import io.fresh.*;
        import io.fresh.annotation.*;
        import io.netty.buffer.*;
        import java.nio.ByteBuffer;
        import java.nio.charset.StandardCharsets;
        import java.util.*;
        import java.util.concurrent.CompletableFuture;
        import java.util.function.Supplier;
        final class Table {
          interface Commands { @Send void say(String text); }
          record State(String name) {}
          record Word(String text) {}
          record Bits(int first) {}
          static final class WordCodec implements TextDecoder<Word>, TextEncoder<Word> {
            @Override public Word decode(ByteBuffer utf8) {
              return new Word(StandardCharsets.UTF_8.decode(utf8).toString());
            }
            @Override public String encode(Word word) { return word.text(); }
          }
          static final class BitsCodec implements BinaryDecoder<Bits>, BinaryEncoder<Bits> {
            @Override public Bits decode(ByteBuffer bytes) { return new Bits(bytes.get(0)); }
            @Override public ByteBuffer encode(Bits bits) {
              return ByteBuffer.allocate(1).put(0, (byte) bits.first());
            }
          }
        %s}
        """
        .formatted(classes.stream().collect(Collectors.joining()));
  }
}
