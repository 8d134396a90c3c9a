package app;

import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;
import java.nio.ByteBuffer;

final class PartsOfValue {
  record Price(double value) {}

  @WebSocketClient(codecs = Json.class)
  static final class Decoded {
    @OnText
    void price(
        Price price,
        boolean last) {} // ERROR [FreshPartsOfValue] parameter 'last' (boolean) of @OnText method Decoded.price asks for parts of a message that is to be decoded or told from others.
  }

  @WebSocketClient(codecs = Json.class)
  static final class OfAMember {
    @OnText(field = "type", value = "log")
    void log(
        String text,
        boolean last) {} // ERROR [FreshPartsOfValue] parameter 'last' (boolean) of @OnText method OfAMember.log asks for parts
  }

  @WebSocketClient(codecs = Json.class)
  static final class BesideOthers {
    @OnText(field = "type", value = "price")
    void price(Price price) {}

    @OnText
    void other(
        boolean last, // ERROR [FreshPartsOfValue] parameter 'last' (boolean) of @OnText method BesideOthers.other asks for parts
        String text) {}

    @OnBinary
    void bytes(ByteBuffer bytes, boolean last) {}
  }
}
