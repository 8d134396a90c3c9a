package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

final class IndistinctHandlers {
  record Trade(String symbol) {}

  record Quote(String symbol) {}

  @WebSocketClient(codecs = Json.class)
  static final class A {
    @OnText
    void trade(Trade trade) {}

    @OnText
    void quote(Quote quote) {} // ERROR [FreshIndistinctHandlers] @OnText method A.trade and @OnText method A.quote cannot be told apart. Name a member: @OnText(field = ..., value = ...), or @Discriminator on a type above both.
  }

  @WebSocketClient(codecs = Json.class)
  static final class B {
    @OnText
    void trade(Trade trade) {}

    @OnText
    void text(String text) {} // ERROR [FreshIndistinctHandlers] @OnText method B.trade and @OnText method B.text cannot be told apart.
  }

  @WebSocketClient(codecs = Json.class)
  static final class C {
    @OnText
    void trade(Trade trade) {}

    @OnText
    void again(Trade trade) {} // ERROR [FreshDuplicateHandler] @OnText method C.trade and @OnText method C.again are both for IndistinctHandlers.Trade.
  }

  static final class TradeDecoder implements BinaryDecoder<Trade> {
    @Override
    public Trade decode(ByteBuffer bytes) {
      return new Trade("");
    }
  }

  static final class QuoteDecoder implements BinaryDecoder<Quote> {
    @Override
    public Quote decode(ByteBuffer bytes) {
      return new Quote("");
    }
  }

  @WebSocketClient(codecs = {TradeDecoder.class, QuoteDecoder.class})
  static final class D {
    @OnBinary
    void trade(Trade trade) {}

    @OnBinary
    void quote(Quote quote) {} // ERROR [FreshIndistinctHandlers] @OnBinary method D.trade and @OnBinary method D.quote cannot be told apart. Name a binary decoder for a type above both.
  }

  static final class ListDecoder implements TextDecoder<Collection<String>> {
    @Override
    public List<String> decode(ByteBuffer utf8) {
      return List.of();
    }
  }

  @WebSocketClient(codecs = ListDecoder.class)
  static final class E {
    @OnText
    void list(List<String> list) {} // ERROR [FreshErasedMessage] parameter 'list' (List<String>) of @OnText method E.list cannot be told from other types at run time.
  }
}
