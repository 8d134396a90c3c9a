// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.UndecodableMessage;
import org.junit.jupiter.api.Test;

/** Generated clients whose messages are decoded, looked into and encoded, at work. */
class TypedMessagesTest {

  private static final String HEAD =
      """
      package app;
      import io.fresh.*;
      import io.fresh.annotation.*;
      import io.fresh.json.Json;
      import java.nio.ByteBuffer;
      import java.nio.charset.StandardCharsets;
      import java.util.*;
      """;

  private static final String WORDS =
      """
      record Word(String text) {}
      static class Words implements TextDecoder<Word>, TextEncoder<Word> {
        static int made;
        final int number = ++made;
        @Override public Word decode(ByteBuffer utf8) {
          return new Word(number + StandardCharsets.UTF_8.decode(utf8).toString());
        }
        @Override public String encode(Word word) { return number + word.text(); }
      }
      """;

  private static ClientRun compile(String source) {
    return ClientRun.compile(JavaFileObjects.forSourceString("app.Client", HEAD + source));
  }

  private static Driver start(String source) {
    return new Driver(compile(source).start("app.ClientFresh", "ws://x"));
  }

  @Test
  void aCodecThatIsUsedTwiceIsOneObject() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Client.Words.class) class Client {
              %s
              @OnText Word same(Word word) { return word; }
              @OnInfo Word told(Integer number) { return new Word("told"); }
            }
            """
                .formatted(WORDS));

    driver.text("a");
    driver.tell(1);

    assertThat(driver.answers()).containsExactly("Client.Word 11a", "Client.Word 1told");
  }

  @Test
  void eachConnectionHasACodecOfItsOwn() throws Throwable {
    ClientRun run =
        compile(
            """
            @WebSocketClient(codecs = Client.Words.class) class Client {
              %s
              @OnText Word same(Word word) { return word; }
            }
            """
                .formatted(WORDS));
    Driver first = new Driver(run.start("app.ClientFresh", "ws://x"));
    Driver second = new Driver(run.start("app.ClientFresh", "ws://x"));

    second.text("a");
    first.text("a");

    assertThat(first.answers()).containsExactly("Client.Word 11a");
    assertThat(second.answers()).containsExactly("Client.Word 22a");
  }

  @Test
  void aSharedCodecIsOneForAllConnections() throws Throwable {
    ClientRun run =
        compile(
            """
            @WebSocketClient(codecs = Client.SharedWords.class) class Client {
              %s
              @Shared static final class SharedWords extends Words {}
              @OnText Word same(Word word) { return word; }
            }
            """
                .formatted(WORDS));
    Driver first = new Driver(run.start("app.ClientFresh", "ws://x"));
    Driver second = new Driver(run.start("app.ClientFresh", "ws://x"));

    first.text("a");
    second.text("a");

    assertThat(second.answers()).isEqualTo(first.answers()).containsExactly("Client.Word 11a");
  }

  @Test
  void theHandlersCodecComesFirstThenTheClientsThenThatOfTheTypeThenTheFormat() throws Throwable {
    String client =
        """
        @WebSocketClient(codecs = {%s}) class Client {
          @Codec(OfType.class) record Word(String text) {}
          static class OfType implements TextDecoder<Word> {
            @Override public Word decode(ByteBuffer utf8) { return new Word("type"); }
          }
          static class OfClient implements TextDecoder<Word> {
            @Override public Word decode(ByteBuffer utf8) { return new Word("client"); }
          }
          static class OfHandler implements TextDecoder<Word> {
            @Override public Word decode(ByteBuffer utf8) { return new Word("handler"); }
          }
          record Plain(String text) {}
          @OnText(%s) String word(%s word) { return word.text(); }
        }
        """;
    String json = "{\"text\":\"format\"}";

    assertThat(answer(client.formatted("Json.class", "", "Plain"), json)).isEqualTo("text format");
    assertThat(answer(client.formatted("Json.class", "", "Word"), json)).isEqualTo("text type");
    assertThat(answer(client.formatted("Json.class, Client.OfClient.class", "", "Word"), json))
        .isEqualTo("text client");
    assertThat(
            answer(
                client.formatted("Client.OfClient.class", "codec = OfHandler.class", "Word"), json))
        .isEqualTo("text handler");
  }

  private static String answer(String source, String text) throws Throwable {
    Driver driver = start(source);
    driver.text(text);
    assertThat(driver.answers()).hasSize(1);
    return driver.answers().get(0);
  }

  @Test
  void anEmptyValueIsNotAMemberThatIsNotThere() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              @OnText(field = "side", value = "") String empty() { return "empty"; }
              @OnText(field = "side", value = "buy") String buy() { return "buy"; }
              @OnText String other(String text) { return "other"; }
            }
            """);

    driver.text("{\"side\":\"\"}");
    driver.text("{\"side\":\"buy\"}");
    driver.text("{}");

    assertThat(driver.answers()).containsExactly("text empty", "text buy", "text other");
  }

  @Test
  void theCasesOfAGenericFamilyAreThoseThatTheHandlersTypeCanHave() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              @Discriminator("type") sealed interface Event<T> {}
              @Case("data") record Data<T>(T value) implements Event<T> {}
              sealed interface Pair<A, B> extends Event<B> {}
              @Case("pair") record Both<X, Y>(Y one, X other) implements Pair<Y, X> {}
              @Case("count") record Count(int value) implements Event<Integer> {}
              @OnText String event(Event<List<Integer>> event) { return event.toString(); }
              @OnText String pair(Pair<Integer, List<Integer>> pair) { return "pair " + pair; }
            }
            """);

    driver.text("{\"type\":\"data\",\"value\":[1]}");
    driver.text("{\"type\":\"pair\",\"one\":1,\"other\":[2]}");

    assertThat(driver.answers())
        .containsExactly("text Data[value=[1]]", "text pair Both[one=1, other=[2]]");
    assertThatThrownBy(() -> driver.text("{\"type\":\"count\",\"value\":1}"))
        .isInstanceOf(UndecodableMessage.class);
  }

  @Test
  void aCaseThatIsOfTwoTypesOfTheFamilyIsOneCase() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              @Discriminator("type") sealed interface Event {}
              sealed interface Priced extends Event {}
              sealed interface Timed extends Event {}
              @Case("trade") record Trade(int price) implements Priced, Timed {}
              @OnText String event(Event event) { return event.toString(); }
            }
            """);

    driver.text("{\"type\":\"trade\",\"price\":1}");

    assertThat(driver.answers()).containsExactly("text Trade[price=1]");
  }

  @Test
  void aMessageOfASealedFamilyIsDecodedOnceAndGoesToItsHandler() throws Throwable {
    ClientRun run =
        compile(
            """
            @WebSocketClient(codecs = Client.Numbers.class) class Client {
              sealed interface Number { int value(); }
              record Even(int value) implements Number {}
              record Odd(int value) implements Number {}
              record Big(int value) implements Number {}
              static int decoded;
              static final class Numbers implements TextDecoder<Number> {
                @Override public Number decode(ByteBuffer utf8) {
                  decoded++;
                  int value = Integer.parseInt(StandardCharsets.UTF_8.decode(utf8).toString());
                  return value > 9 ? new Big(value) : value % 2 == 0 ? new Even(value) : new Odd(value);
                }
              }
              @OnText String any(Number number) { return "any " + number.value() + " " + decoded; }
              @OnText String even(Even even) { return "even " + even.value() + " " + decoded; }
              @OnText String odd(Odd odd) { return "odd " + odd.value() + " " + decoded; }
            }
            """);
    Driver driver = new Driver(run.start("app.ClientFresh", "ws://x"));

    driver.text("4");
    driver.text("5");
    driver.text("12");

    assertThat(driver.answers()).containsExactly("text even 4 1", "text odd 5 2", "text any 12 3");
  }

  @Test
  void whatADecoderMakesForNobodyIsUndecodable() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Client.Objects.class) class Client {
              interface Shape {}
              record Round() implements Shape {}
              record Flat() implements Shape {}
              static final class Objects implements BinaryDecoder<Shape> {
                @Override public Shape decode(ByteBuffer bytes) {
                  return bytes.get() == 0 ? new Round() : new Flat();
                }
              }
              @OnBinary String round(Round round) { return "round"; }
            }
            """);

    driver.binary(0);
    assertThatThrownBy(() -> driver.binary(1))
        .isInstanceOf(UndecodableMessage.class)
        .hasStackTraceContaining("Client$Flat");

    assertThat(driver.answers()).containsExactly("text round");
  }

  @Test
  void aValueGoesToItsHandlerAndAnyOtherToTheOneThatAsksForNothing() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              record Trade(String symbol) {}
              @OnText(field = "type", value = {"trade", "swap"}) String trade(Trade trade) {
                return trade.symbol();
              }
              @OnText(field = "type", value = "ping") String ping() { return "pong"; }
              @OnText String other(String text) { return "other " + text; }
            }
            """);

    driver.text("{\"type\":\"trade\",\"symbol\":\"A\"}");
    driver.text("{\"symbol\":\"B\",\"type\":\"swap\"}");
    driver.text("{\"type\":\"ping\"}");
    driver.text("{\"type\":\"news\"}");
    driver.text("{\"type\":null}");
    driver.text("no JSON");

    assertThat(driver.answers())
        .containsExactly(
            "text A",
            "text B",
            "text pong",
            "text other {\"type\":\"news\"}",
            "text other {\"type\":null}",
            "text other no JSON");
  }

  @Test
  void aValueThatNobodyHandlesIsUndecodable() {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              @OnText(field = "type", value = "trade") void trade(String text) {}
              @OnText(field = "id") void answered(String text) {}
            }
            """);

    assertThatThrownBy(() -> driver.text("{\"type\":\"secret\"}"))
        .isInstanceOf(UndecodableMessage.class)
        .hasStackTraceContaining("type one of trade, or id with any value")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> driver.text("no JSON")).isInstanceOf(UndecodableMessage.class);
  }

  @Test
  void aHandlerMayTakeAMemberInAnyForm() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              record Hello(int interval) {}
              @OnText(field = "op", value = "1", at = "d") String a(Hello hello) {
                return "decoded " + hello.interval();
              }
              @OnText(field = "op", value = "2", at = "d") String b(String text) { return "text " + text; }
              @OnText(field = "op", value = "3", at = "d") String c(CharSequence text) {
                return "chars " + text;
              }
              @OnText(field = "op", value = "4", at = "d") String d(ByteBuffer utf8) {
                return "buffer " + utf8.remaining();
              }
              @OnText(field = "op", value = "5", at = "d") String e(io.netty.buffer.ByteBuf utf8) {
                return "byteBuf " + utf8.readableBytes();
              }
              @OnText(field = "op", value = "6", at = "d") String f(List<Integer> numbers) {
                return "list " + numbers;
              }
            }
            """);

    driver.text("{\"op\":1,\"d\":{\"interval\":7}}");
    driver.text("{\"op\":2,\"d\":{\"interval\":7}}");
    driver.text("{\"op\":3,\"d\":[1]}");
    driver.text("{\"op\":4,\"d\":[1]}");
    driver.text("{\"op\":5,\"d\":[1]}");
    driver.text("{\"op\":6,\"d\":[1,2]}");

    assertThat(driver.answers())
        .containsExactly(
            "text decoded 7",
            "text text {\"interval\":7}",
            "text chars [1]",
            "text buffer 3",
            "text byteBuf 3",
            "text list [1, 2]");
    assertThatThrownBy(() -> driver.text("{\"op\":1}")).isInstanceOf(UndecodableMessage.class);
  }

  @Test
  void aDiscriminatorIsDeclaredOnceAndAGeneralHandlerTakesWhatIsLeft() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              @Discriminator(value = "data/e", at = "data") sealed interface Event {}
              @Case("trade") record Trade(String s) implements Event {}
              @Case({"ticker", "mini"}) record Ticker(String s) implements Event {}
              @Case("depth") record Depth(String s) implements Event {}
              @OnText Event general(Event event) { return event; }
              @OnText Trade trade(Trade trade) { return trade; }
            }
            """);

    driver.text("{\"data\":{\"e\":\"trade\",\"s\":\"A\"}}");
    driver.text("{\"data\":{\"e\":\"mini\",\"s\":\"B\"}}");
    driver.text("{\"data\":{\"e\":\"depth\",\"s\":\"C\"}}");

    assertThat(driver.answers())
        .containsExactly(
            "Client.Trade {\"s\":\"A\"}",
            "Client.Event {\"s\":\"B\"}",
            "Client.Event {\"s\":\"C\"}");
  }

  @Test
  void anEncoderOfASupertypeServesASubtypeAndNullIsNothing() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = {Client.Shapes.class, Json.class}) class Client {
              interface Shape {}
              record Round(int r) implements Shape {}
              static final class Shapes implements BinaryEncoder<Shape> {
                @Override public ByteBuffer encode(Shape shape) { return ByteBuffer.wrap(new byte[] {9}); }
              }
              @OnText Round round(String text) { return text.isEmpty() ? null : new Round(1); }
              @OnPong Map<String, Integer> ponged() { return Map.of("pongs", 1); }
            }
            """);

    driver.text("a");
    driver.text("");
    driver.pong(1);

    assertThat(driver.answers())
        .containsExactly(
            "Client.Round [9]", "Client.Round null", "Map<String, Integer> {\"pongs\":1}");
  }

  @Test
  void handlersOfMembersAreAskedInSourceOrder() throws Throwable {
    Driver driver =
        start(
            """
            @WebSocketClient(codecs = Json.class) class Client {
              @OnText(field = "payload/event/type", value = "message") String message(String text) {
                return "message";
              }
              @OnText(field = "type", value = "events_api") String event(String text) { return "event"; }
              @OnText(field = "type") String typed(String text) { return "typed"; }
              @OnText(field = "id") String answer(String text) { return "answer"; }
            }
            """);

    driver.text("{\"type\":\"events_api\",\"payload\":{\"event\":{\"type\":\"message\"}}}");
    driver.text("{\"type\":\"events_api\",\"payload\":{\"event\":{\"type\":\"app_mention\"}}}");
    driver.text("{\"type\":\"hello\",\"id\":1}");
    driver.text("{\"id\":null}");

    assertThat(driver.answers())
        .containsExactly("text message", "text event", "text typed", "text answer");
  }

  @Test
  void whatIsDecodedComesAsABufferAndNothingElseIsMade() {
    Dispatcher dispatcher =
        compile(
                """
                @WebSocketClient(codecs = Json.class) class Client {
                  @OnText void numbers(int[] numbers) {}
                }
                """)
            .start("app.ClientFresh", "ws://x");

    assertThat(dispatcher.textForm()).isEqualTo(MessageForm.BUFFER);
    assertThat(dispatcher.binaryForm()).isEqualTo(MessageForm.NONE);
  }
}
