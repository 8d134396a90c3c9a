package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;

/** What follows from a mistake is not told beside it. */
final class OneMistakeOneMessage {
  record Trade(String symbol) {}

  static final class NoCodec {}

  static final class TradeCodec implements TextDecoder<Trade> {
    @Override
    public Trade decode(java.nio.ByteBuffer utf8) {
      return new Trade("");
    }
  }

  @Codec(NoCodec.class)
  record Quote(String symbol) {}

  @Codec(TradeCodec.class)
  record Price(String symbol) {}

  @WebSocketClient
  static final class OwnIsNone {
    @OnText(codec = NoCodec.class) // ERROR [FreshNoCodec] OneMistakeOneMessage.NoCodec is no codec.
    void trade(Trade trade) {}
  }

  @WebSocketClient
  static final class OwnIsOther {
    @OnBinary(codec = TradeCodec.class) // ERROR [FreshOtherCodec] codec OneMistakeOneMessage.TradeCodec does nothing for OneMistakeOneMessage.Trade in @OnBinary.
    void trade(Trade trade) {}
  }

  @WebSocketClient
  static final class OfTypeIsNone {
    @OnText
    void quote(Quote quote) {} // ERROR [FreshNoCodec] OneMistakeOneMessage.NoCodec is no codec.
  }

  @WebSocketClient
  static final class OfTypeIsOther {
    @OnText
    void price(Price price) {} // ERROR [FreshOtherCodec] codec OneMistakeOneMessage.TradeCodec does nothing for OneMistakeOneMessage.Price in @OnText.
  }

  @WebSocketClient
  static final class Varargs {
    @OnText
    void texts(String... texts) {} // ERROR [FreshVarargsHandler]
  }

  @WebSocketClient
  static class Generic<T> { // ERROR [FreshGenericClient]
    @OnText
    void value(T value) {}
  }

  @WebSocketClient
  enum Nothing {} // ERROR [FreshClientKind]

  abstract static class Base {
    @OnText
    void text(String text) {}
  }

  @WebSocketClient
  static final class Losing extends Base {
    @Override
    void text(String text) {} // WARNING [FreshLostHandler]
  }

  @WebSocketClient(state = RuntimeException.class) // ERROR [FreshStateType] state type RuntimeException can be confused with an error. Wrap it in a record.
  static final class Failing {
    @OnText
    void text(String text) {}
  }

  @WebSocketClient(state = Void.class) // ERROR [FreshStateType] state type Void can be confused with no answer.
  static final class Empty {
    @OnText
    void text(String text) {}
  }
}
