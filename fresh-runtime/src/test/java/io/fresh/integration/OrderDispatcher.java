// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.BinaryDecoder;
import io.fresh.BinaryEncoder;
import io.fresh.Connection;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes orders and answers with orders, as generated code does for a client with codecs. */
final class OrderDispatcher extends RecordingDispatcher {

  /** As a text {@code beer:2}; nothing else can be decoded. */
  record Order(String item, int count) {
    static Order parse(String text) {
      int colon = text.indexOf(':');
      return new Order(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
      return item + ":" + count;
    }
  }

  /** What a handler returns. */
  @FunctionalInterface
  interface Handler {
    @Nullable Order handle(Order order) throws Exception;
  }

  private TextDecoder<Order> textDecoder = utf8 -> Order.parse(UTF_8.decode(utf8).toString());
  private BinaryDecoder<Order> binaryDecoder = bytes -> textDecoder.decode(bytes);
  private TextEncoder<Order> textEncoder = Order::toString;
  private BinaryEncoder<Order> binaryEncoder =
      order -> ByteBuffer.wrap(order.toString().getBytes(UTF_8));
  private Handler handler = order -> null;

  OrderDispatcher() {
    super(MessageForm.BUFFER, MessageForm.BUFFER);
  }

  OrderDispatcher decodingBy(TextDecoder<Order> decoder) {
    textDecoder = decoder;
    return this;
  }

  OrderDispatcher encodingBy(TextEncoder<Order> encoder) {
    textEncoder = encoder;
    return this;
  }

  OrderDispatcher encodingBinaryBy(BinaryEncoder<Order> encoder) {
    binaryEncoder = encoder;
    return this;
  }

  OrderDispatcher answeringBy(Handler answer) {
    handler = answer;
    return this;
  }

  @Override
  public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Exception {
    Order order = decodeText(textDecoder, utf8, "Order");
    decoded(order, () -> outbox.text(textEncoder, handler.handle(order), "Order"));
  }

  @Override
  public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) throws Exception {
    Order order = decodeBinary(binaryDecoder, binary, "Order");
    decoded(order, () -> outbox.binary(binaryEncoder, handler.handle(order), "Order"));
  }
}
