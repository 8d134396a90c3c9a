package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class NoDecoder {
  record Trade(String symbol) {}

  @OnText
  void trade(Trade trade) {} // ERROR [FreshNoDecoder] message type NoDecoder.Trade has no decoder. Name one: @WebSocketClient(codecs = ...), @OnText(codec = ...), or @Codec on NoDecoder.Trade; for JSON codecs = Json.class.

  @OnBinary
  void bits(Connection connection, int[] bits) {} // ERROR [FreshNoDecoder] message type int[] has no binary decoder. Take byte[], or name one: @WebSocketClient(codecs = ...), or @OnBinary(codec = ...).

  @WebSocketClient(state = Tally.class)
  static final class Stateful {
    @OnText
    void state(Above above) {} // ERROR [FreshOtherState] parameter 'above' of @OnText method Stateful.state is NoDecoder.Above, but the state is NoDecoder.Tally.
  }

  interface Above {}

  record Tally() implements Above {}

  @WebSocketClient(codecs = Json.class)
  static final class BytesAreNoJson {
    @OnBinary
    void trade(Trade trade) {} // ERROR [FreshNoDecoder] message type NoDecoder.Trade has no binary decoder.
  }

  @WebSocketClient(codecs = Below.class)
  static final class OfASubtype {
    @OnText
    void above(Above above) {} // ERROR [FreshNoDecoder] message type NoDecoder.Above has no decoder.
  }

  static final class Below implements TextDecoder<Tally> {
    @Override
    public Tally decode(ByteBuffer utf8) {
      return new Tally();
    }
  }
}
