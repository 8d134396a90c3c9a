package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

final class OtherCodecs {
  record Trade(String symbol) {}

  record Quote(String symbol) {}

  static final class QuoteCodec implements TextDecoder<Quote>, TextEncoder<Quote> {
    @Override
    public Quote decode(ByteBuffer utf8) {
      return new Quote("");
    }

    @Override
    public String encode(Quote quote) {
      return "";
    }
  }

  static final class OtherQuoteCodec implements TextDecoder<Quote> {
    @Override
    public Quote decode(ByteBuffer utf8) {
      return new Quote("");
    }
  }

  @WebSocketClient(codecs = Json.class)
  static final class A {
    @OnText(codec = QuoteCodec.class) // ERROR [FreshOtherCodec] codec OtherCodecs.QuoteCodec does nothing for OtherCodecs.Trade in @OnText.
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class B {
    @OnText(codec = QuoteCodec.class)
    Quote answerAlone(Trade trade) {
      return new Quote("");
    }

    @OnBinary(codec = QuoteCodec.class) // ERROR [FreshOtherCodec] codec OtherCodecs.QuoteCodec does nothing for @OnBinary method B.bytes, which neither decodes nor encodes.
    void bytes(byte[] bytes) {}
  }

  @WebSocketClient(codecs = {String.class, int.class}) // ERROR [FreshNoCodec] String is no codec. Implement TextDecoder // ERROR [FreshNoCodec] int is no codec.
  static final class C {
    @OnText
    void trade(String text) {}
  }

  @WebSocketClient(codecs = {QuoteCodec.class, OtherQuoteCodec.class}) // ERROR [FreshAmbiguousCodec] OtherCodecs.QuoteCodec and OtherCodecs.OtherQuoteCodec both decode OtherCodecs.Quote.
  static final class D {
    @OnText
    void quote(Quote quote) {}
  }

  static final class MyJson extends Json {}

  @WebSocketClient(
      codecs = {
        Json.class,
        MyJson.class, // ERROR [FreshAmbiguousCodec] Json and OtherCodecs.MyJson both are for any type.
        Json.class // ERROR [FreshAmbiguousCodec] Json and Json both are named here.
      })
  static final class E {
    @OnText
    void quote(Quote quote) {}
  }

  interface One {}

  interface Other {}

  record Two() implements One, Other {}

  static final class OneCodec implements TextDecoder<One>, TextEncoder<One> {
    @Override
    public One decode(ByteBuffer utf8) {
      return new Two();
    }

    @Override
    public String encode(One one) {
      return "";
    }
  }

  static final class OtherCodec implements TextDecoder<Other>, TextEncoder<Other> {
    @Override
    public Other decode(ByteBuffer utf8) {
      return new Two();
    }

    @Override
    public String encode(Other other) {
      return "";
    }
  }

  @WebSocketClient(codecs = {OneCodec.class, OtherCodec.class})
  static final class F {
    @OnText
    Two two( // ERROR [FreshAmbiguousCodec] OtherCodecs.OneCodec and OtherCodecs.OtherCodec both encode OtherCodecs.Two.
        Two two) { // ERROR [FreshAmbiguousCodec] OtherCodecs.OneCodec and OtherCodecs.OtherCodec both decode OtherCodecs.Two. Remove one of them, or name one where it is needed.
      return two;
    }
  }

  @WebSocketClient(state = Quote.class, codecs = QuoteCodec.class) // ERROR [FreshStateType] state type OtherCodecs.Quote can be confused with a message that an encoder makes of it.
  static final class G {
    @OnText
    void text(String text) {}
  }
}
