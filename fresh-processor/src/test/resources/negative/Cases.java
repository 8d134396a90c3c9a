package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

final class Cases {
  @Discriminator("type")
  sealed interface Event {
    @Case("trade")
    record Trade(String symbol) implements Event {}

    @Case({"quote", "trade"}) // ERROR [FreshRepeatedCase] Cases.Event.Trade and Cases.Event.Quote are both for "trade". Remove one of them.
    record Quote(String symbol) implements Event {}

    record Caseless() implements Event {}
  }

  @Case("lost") // ERROR [FreshStrayCase] 'Lost' has @Case, but no type above it has @Discriminator. Add @Discriminator to the sealed type that it belongs to.
  record Lost() {}

  @Discriminator("data/") // ERROR [FreshMalformedField] "data/" is no member.
  sealed interface Bad {}

  @Case("bad")
  record OnlyBad() implements Bad {}

  @Discriminator(value = "type", at = "") // ERROR [FreshMalformedField] "" is no member.
  sealed interface Worse {}

  @Case("worse")
  record OnlyWorse() implements Worse {}

  @WebSocketClient(codecs = Json.class)
  static final class A {
    @OnText
    void caseless(Event.Caseless caseless) {} // ERROR [FreshNoCase] message type Cases.Event.Caseless has no @Case, but 'Event' above it has @Discriminator. Add @Case with the values that it is for.
  }

  @WebSocketClient(codecs = Json.class)
  static final class B {
    @OnText(field = "type", value = "trad") // ERROR [FreshOtherCase] value "trad" is none of Cases.Event.Trade. Did you mean "trade"? Write "trade", or take another type.
    void trade(Event.Trade trade) {}

    @OnText
    void other(String text) {}
  }

  @WebSocketClient
  static final class C {
    @OnText
    void trade(Event.Trade trade) {} // ERROR [FreshNoDecoder] message type Cases.Event.Trade has no decoder. // WARNING [FreshUnhandledTypes] @OnText method C.trade is for one subtype of the sealed type 'Event', and these have no handler: Cases.Event.Quote. Add
  }

  @WebSocketClient(codecs = Json.class)
  static final class D {
    @OnText
    void trade(Event.Trade trade) {}

    @OnText(field = "type", value = "trade")
    void again(String text) {} // ERROR [FreshRepeatedValue] @OnText method D.trade and @OnText method D.again are both for type "trade".

    @OnText
    void other(String text) {}
  }

  @Discriminator("type")
  sealed interface Hidden {}

  @Case("a")
  record Open(int number) implements Hidden {}

  @Case("b")
  private record Secret(int number) implements Hidden {}

  @WebSocketClient(codecs = Json.class)
  static final class E {
    @OnText
    void hidden(Hidden hidden) {} // ERROR [FreshInaccessibleType] sealed type Cases.Hidden names Cases.Secret, which generated code in the client's package cannot reach.
  }

  @Discriminator("type")
  sealed interface Halves {}

  @Case("a")
  @Codec(Json.class)
  record Decoded(int number) implements Halves {}

  @Case("b")
  record Undecoded(int number) implements Halves {}

  @WebSocketClient
  static final class F {
    @OnText
    void half(Halves half) {} // ERROR [FreshNoDecoder] message type Cases.Undecoded has no decoder.
  }

  @Discriminator("type")
  sealed interface Generic<T> {}

  @Case("a")
  record Counted(int number) implements Generic<Integer> {}

  @Case("b")
  record Of<T>(T value) implements Generic<T> {}

  @WebSocketClient(codecs = Json.class)
  static final class G {
    @OnText
    void generic(Generic<?> generic) {} // ERROR [FreshOpenMessageType] parameter 'generic' (Cases.Of<T>) of @OnText method G.generic is no type that a decoder can be asked for.
  }
}
