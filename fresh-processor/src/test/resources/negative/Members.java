package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

final class Members {
  record Trade(String symbol) {}

  @WebSocketClient
  static final class A {
    @OnText(field = "type", value = "trade")
    void trade(String text) {} // ERROR [FreshNoFormat] @OnText method A.trade asks for the member "type", but the client has no format that looks into messages. Add codecs = Json.class.
  }

  @WebSocketClient
  static final class B {
    @OnText(at = "data")
    void data(String text) {} // ERROR [FreshNoFormat] @OnText method B.data asks for the member "data"
  }

  @WebSocketClient(codecs = Json.class)
  static final class C {
    @OnText(field = "/type", value = "a") // ERROR [FreshMalformedField] "/type" is no member. Write its name, or several joined by '/', outermost first: "data/type".
    void leading(Trade trade) {}

    @OnText(field = "data//type", value = "b") // ERROR [FreshMalformedField]
    void twice(Trade trade) {}

    @OnText(field = "") // ERROR [FreshMalformedField] "" is no member.
    void empty(Trade trade) {}

    @OnText(field = "type", value = "c", at = "data/") // ERROR [FreshMalformedField] "data/" is no member.
    void trailing(Trade trade) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class D {
    @OnText("trade") // ERROR [FreshValueWithoutField] @OnText method D.trade names a value, but not the member that has it. Add field = ...
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class E {
    @OnText(field = "type", value = {"a", "b"})
    void one(Trade trade) {}

    @OnText(field = "type", value = {"b", "c"})
    void other(String text) {} // ERROR [FreshRepeatedValue] @OnText method E.one and @OnText method E.other are both for type "b". Remove one of them.

    @OnText(field = "kind", value = "b")
    void third(String text) {}

    @OnText(field = "id")
    void any(String text) {}

    @OnText(field = "id")
    void anyAgain(String text) {} // ERROR [FreshRepeatedValue] @OnText method E.any and @OnText method E.anyAgain are both for id.

    @OnText(field = "op", value = {"1", "1"})
    void same(String text) {} // ERROR [FreshRepeatedValue] @OnText method E.same and @OnText method E.same are both for op "1".
  }

  @WebSocketClient(codecs = Json.class)
  static final class F {
    @OnText(field = "method")
    void any(String text) {}

    @OnText(field = "method", value = "ping")
    void ping(String text) {} // ERROR [FreshHiddenHandler] @OnText method F.ping is never called: @OnText method F.any takes every message with "method". Put it in front.
  }
}
