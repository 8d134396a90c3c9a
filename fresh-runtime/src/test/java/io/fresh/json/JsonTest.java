// SPDX-License-Identifier: MIT
package io.fresh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fresh.MessageType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  enum Side {
    BUY,
    SELL
  }

  record Trade(String symbol, double price, long id, @Nullable Side side) {}

  record Page<T>(int number, List<T> items) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = Logout.class, name = "logout")
  })
  sealed interface Command {}

  record Subscribe(List<String> channels) implements Command {}

  record Logout() implements Command {}

  /** What subclasses have is written, though nothing but the interface is declared. */
  interface Shape {}

  record Circle(double radius) implements Shape {}

  private static final class SnakeJson extends Json {
    SnakeJson() {
      super(
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .enable(
                  com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build());
    }
  }

  record Candle(long openTime) {}

  private static final Trade TRADE = new Trade("BTC€", 12.5, 7, Side.SELL);
  private static final String TRADE_JSON =
      "{\"symbol\":\"BTC€\",\"price\":12.5,\"id\":7,\"side\":\"SELL\"}";

  private final Json json = new Json();

  static List<Arguments> valuesAndTexts() {
    return List.of(
        arguments(MessageType.of(Trade.class), TRADE, TRADE_JSON),
        arguments(
            new MessageType<List<Trade>>() {},
            List.of(TRADE, TRADE),
            "[" + TRADE_JSON + "," + TRADE_JSON + "]"),
        arguments(
            new MessageType<Page<Trade>>() {},
            new Page<>(2, List.of(TRADE)),
            "{\"number\":2,\"items\":[" + TRADE_JSON + "]}"),
        arguments(
            new MessageType<Map<String, Side[]>>() {}, Map.of("a", new Side[0]), "{\"a\":[]}"),
        arguments(
            MessageType.of(Command.class),
            new Subscribe(List.of("trades")),
            "{\"op\":\"subscribe\",\"channels\":[\"trades\"]}"),
        arguments(
            new MessageType<List<Command>>() {}, List.of(new Logout()), "[{\"op\":\"logout\"}]"),
        arguments(MessageType.of(Side.class), Side.BUY, "\"BUY\""),
        arguments(
            MessageType.of(String.class), "a\"\\\n\uD834\uDD1E", "\"a\\\"\\\\\\n\uD834\uDD1E\""));
  }

  @ParameterizedTest
  @MethodSource("valuesAndTexts")
  <T> void aValueIsReadAndWritten(MessageType<T> type, T value, String text) throws Exception {
    assertThat(json.decoder(type).decode(Messages.of(text)))
        .usingRecursiveComparison()
        .isEqualTo(value);
    assertThat(json.encoder(type).encode(value)).isEqualTo(text);
  }

  @Test
  void aLongMessageIsReadAsAShortOneIs() throws Exception {
    List<Trade> trades =
        IntStream.range(0, 5000).mapToObj(i -> new Trade("€".repeat(i % 90), i, i, null)).toList();
    MessageType<List<Trade>> type = new MessageType<>() {};

    ByteBuffer message = Messages.of(json.encoder(type).encode(trades));

    assertThat(message.remaining()).isGreaterThan(500_000);
    assertThat(json.decoder(type).decode(message)).isEqualTo(trades);
  }

  /** Around the length from which on a message is streamed. */
  @ParameterizedTest
  @ValueSource(ints = {7997, 7998, 7999, 15997, 15998, 15999})
  void noByteIsLostWhereverAPieceEnds(int length) throws Exception {
    String text = "€".repeat(10) + "x".repeat(length - 30);

    assertThat(json.decoder(MessageType.of(String.class)).decode(Messages.of("\"" + text + "\"")))
        .isEqualTo(text);
  }

  @Test
  void aTreeIsReadOfAnyMessage() throws Exception {
    assertThat(json.decoder(MessageType.of(JsonNode.class)).decode(Messages.of(TRADE_JSON)))
        .isEqualTo(new ObjectMapper().readTree(TRADE_JSON));
  }

  @Test
  void whatIsWrittenIsTheValueThoughOnlyItsInterfaceIsKnown() throws Exception {
    assertThat(json.encoder(MessageType.of(Shape.class)).encode(new Circle(2)))
        .isEqualTo("{\"radius\":2.0}");
  }

  @Test
  void allMembersAreWrittenAlsoThoseThatAreNull() throws Exception {
    assertThat(json.encoder(MessageType.of(Trade.class)).encode(new Trade("x", 1, 2, null)))
        .isEqualTo("{\"symbol\":\"x\",\"price\":1.0,\"id\":2,\"side\":null}");
  }

  static Stream<String> taken() {
    return Stream.of(
        TRADE_JSON,
        "\uFEFF" + TRADE_JSON,
        " \r\n\t" + TRADE_JSON + "\n ",
        TRADE_JSON.replace("{", "{\"new\":[{}],"),
        TRADE_JSON.replace("12.5", "\"12.5\""),
        TRADE_JSON.replace("symbol", "s\\u0079mbol"));
  }

  @ParameterizedTest
  @MethodSource("taken")
  void whatServersDoIsTaken(String text) throws Exception {
    assertThat(json.decoder(MessageType.of(Trade.class)).decode(Messages.of(text)))
        .isEqualTo(TRADE);
  }

  static Stream<String> refused() {
    return Stream.of(
        "",
        " ",
        "\uFEFF",
        "\uFEFF\uFEFF" + TRADE_JSON,
        "ping",
        TRADE_JSON.substring(1),
        TRADE_JSON.substring(0, TRADE_JSON.length() - 1),
        TRADE_JSON + TRADE_JSON,
        TRADE_JSON + "}",
        TRADE_JSON + "\u0000",
        "[" + TRADE_JSON + "]",
        TRADE_JSON.replace('"', '\''),
        TRADE_JSON.replace("12.5", "null"),
        TRADE_JSON.replace("\"price\":12.5,", ""),
        TRADE_JSON.replace("12.5", "NaN"),
        TRADE_JSON.replace("7", "7.5"),
        TRADE_JSON.replace("7", "9223372036854775808"),
        TRADE_JSON.replace("\"SELL\"", "1"),
        TRADE_JSON.replace("\"SELL\"", "\"HOLD\""),
        TRADE_JSON.replace("BTC", "\t"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDoesNotFitIsAnError(String text) {
    assertThatThrownBy(() -> json.decoder(MessageType.of(Trade.class)).decode(Messages.of(text)))
        .isInstanceOf(JsonProcessingException.class);
  }

  /** Each is UTF-8 with zeros in it, and would be an object if it were UTF-16 or UTF-32. */
  @ParameterizedTest
  @ValueSource(strings = {"\0{\0}", "{\0}\0", "\0\0\0{\0\0\0}", "{\0\0\0}\0\0\0", "1\0", "\0001"})
  void noOtherEncodingIsSeenInAText(String text) {
    assertThatThrownBy(() -> json.decoder(MessageType.of(Object.class)).decode(Messages.of(text)))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("control character");
  }

  @Test
  void aProgramMayBringItsOwnMapper() throws Exception {
    Json snake = new SnakeJson();

    assertThat(snake.encoder(MessageType.of(Candle.class)).encode(new Candle(5)))
        .isEqualTo("{\"open_time\":5}");
    assertThat(snake.decoder(MessageType.of(Candle.class)).decode(Messages.of("{\"open_time\":5}")))
        .isEqualTo(new Candle(5));
    assertThatThrownBy(
            () -> snake.decoder(MessageType.of(Candle.class)).decode(Messages.of("{\"other\":5}")))
        .hasMessageContaining("other");
  }

  @Test
  void aMapperForSomethingElseIsRefused() {
    JsonFactory other =
        new JsonFactory() {
          @Override
          public String getFormatName() {
            return "CBOR";
          }
        };

    assertThatThrownBy(() -> new Json(new ObjectMapper(other)) {})
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a mapper for JSON, was one for CBOR");
  }

  @Test
  void oneFormatServesManyThreads() throws Exception {
    var decoder = json.decoder(MessageType.of(Trade.class));
    var encoder = json.encoder(MessageType.of(Trade.class));
    Callable<Void> work =
        () -> {
          for (int i = 0; i < 2000; i++) {
            Trade trade = new Trade("T" + i, i, i, Side.BUY);
            assertThat(decoder.decode(Messages.of(encoder.encode(trade)))).isEqualTo(trade);
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Void> done : threads.invokeAll(List.of(work, work, work, work))) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
