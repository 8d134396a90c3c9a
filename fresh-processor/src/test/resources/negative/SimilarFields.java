package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;

final class SimilarFields {
  @Discriminator("data/type")
  sealed interface Event {
    @Case("trade")
    record Trade(String symbol) implements Event {}

    @Case("quote")
    record Quote(String symbol) implements Event {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class BesideType {
    @OnText(field = "data/tpye", value = "halt") // WARNING [FreshSimilarField] member "data/tpye" of @OnText method BesideType.halt is spelled almost like "data/type", by which other messages are told apart. Write "data/type" if that is what it is to be.
    void halt(String text) {}

    @OnText(field = "data/tpye", value = "resume") // WARNING [FreshSimilarField] member "data/tpye" of @OnText method BesideType.resume is spelled almost like "data/type"
    void resume(String text) {}

    @OnText
    void event(Event event) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfItsOwnType {
    @OnText(field = "date/type", value = "trade") // WARNING [FreshSimilarField] member "date/type" of @OnText method OfItsOwnType.trade is spelled almost like "data/type"
    void trade(Event.Trade trade) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class BesideHandlers {
    @OnText(field = "Method", value = "a") // WARNING [FreshSimilarField] member "Method" of @OnText method BesideHandlers.first is spelled almost like "method"
    void first(String text) {}

    @OnText(field = "method", value = "b")
    void second(String text) {}

    @OnText(field = "method", value = "c")
    void third(String text) {}

    @OnText(field = "metod") // WARNING [FreshSimilarField] member "metod" of @OnText method BesideHandlers.any is spelled almost like "method"
    void any(String text) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class Meant {
    @OnText(field = "e", value = "trade")
    void e(String text) {}

    @OnText(field = "E", value = "trade")
    void upper(String text) {}

    @OnText(field = "trade")
    void trade(String text) {}

    @OnText(field = "trades")
    void trades(String text) {}

    @OnText(field = "side", value = "buy")
    void buy(String text) {}

    @SuppressWarnings("fresh:SimilarField")
    @OnText(field = "size", value = "0")
    void none(String text) {}

    @OnText(field = "data/side", value = "buy")
    void inner(String text) {}
  }
}
