package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.util.*;

/** Types that nobody can annotate, or that cannot be a message. */
final class MessagesOfThePlatform {
  record Trade(String symbol) {}

  @WebSocketClient
  static final class Listed {
    @OnText
    void trades(List<Trade> trades) {} // ERROR [FreshNoDecoder] message type List<MessagesOfThePlatform.Trade> has no decoder. Take String, or name one: @WebSocketClient(codecs = ...), or @OnText(codec = ...); for JSON codecs = Json.class.

    @OnBinary
    void boxed(Byte[] bytes) {} // ERROR [FreshNoDecoder] message type Byte[] has no binary decoder. Take byte[], or name one: @WebSocketClient(codecs = ...), or @OnBinary(codec = ...).
  }

  @WebSocketClient(codecs = Json.class)
  static final class Anything {
    @OnText
    void any(Object any) {} // ERROR [FreshNoDecoder] message type Object has no decoder. Take String, or a type that says what is in the message.
  }

  @WebSocketClient(codecs = Json.class)
  static final class Number {
    @OnText
    void number(int number) {} // ERROR [FreshPrimitiveMessage] parameter 'number' (int) of @OnText method Number.number is primitive; a message is an object. Take Integer.
  }

  @WebSocketClient
  static final class Undecoded {
    @OnText
    void number(double number) {} // ERROR [FreshPrimitiveMessage] parameter 'number' (double) of @OnText method Undecoded.number is primitive; a message is an object. Take String, or Double with a decoder.
  }

  @WebSocketClient
  static final class Beside {
    @OnText
    void text(String text, int status) {} // ERROR [FreshUnknownParameter] parameter 'status' (int) of @OnText
  }
}
