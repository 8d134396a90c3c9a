package app;

import io.fresh.BinaryEncoder;
import io.fresh.Frame;
import io.fresh.SendOutcome;
import io.fresh.TextEncoder;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.Send;
import io.fresh.annotation.Shared;
import io.fresh.annotation.WebSocketClient;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** Sends by an interface: each thing that can be sent, each result, an inherited method, a shared encoder and one that is not. */
@WebSocketClient(
    codecs = {Market.OrderCodec.class, Market.CancelCodec.class, Market.PointCodec.class},
    sends = Market.Commands.class)
public final class Market {

  record Order(String symbol, int amount) {}

  record Cancel(int order) {}

  record Point(byte x, byte y) {}

  interface Sends<T> {
    @Send
    boolean value(T value);
  }

  interface Commands extends Sends<Order> {
    @Send
    void say(String text);

    @Send
    boolean array(byte[] bytes);

    @Send
    boolean buffer(ByteBuffer bytes);

    @Send
    boolean netty(ByteBuf bytes);

    @Send
    boolean frame(Frame.Ping frame);

    @Send
    CompletionStage<SendOutcome> later(String text);

    @Send
    CompletionStage<SendOutcome> arrayLater(byte[] dispatch);

    @Send
    CompletionStage<SendOutcome> bufferLater(ByteBuffer bytes);

    @Send
    CompletionStage<SendOutcome> nettyLater(ByteBuf bytes);

    @Send
    CompletionStage<SendOutcome> frameLater(Frame frame);

    @Send
    CompletionStage<SendOutcome> order(Order order);

    @Send
    boolean cancel(Cancel cancel);

    @Send
    void point(Point point);

    @Send
    CompletionStage<SendOutcome> pointLater(Point point);

    @Send(codec = Bare.class)
    boolean bare(Cancel cancel);

    default boolean cancelAll() {
      return cancel(new Cancel(0));
    }
  }

  static final class OrderCodec implements TextEncoder<Order> {
    @Override
    public String encode(Order order) {
      return order.symbol() + " " + order.amount();
    }
  }

  @Shared
  static final class CancelCodec implements TextEncoder<Cancel> {
    @Override
    public String encode(Cancel cancel) {
      return "cancel " + cancel.order();
    }
  }

  static final class Bare implements TextEncoder<Cancel> {
    @Override
    public String encode(Cancel cancel) {
      return Integer.toString(cancel.order());
    }
  }

  static final class PointCodec implements BinaryEncoder<Point> {
    @Override
    public ByteBuffer encode(Point point) {
      return ByteBuffer.wrap(new byte[] {point.x(), point.y()});
    }
  }

  @OnConnect
  Cancel opened(Commands commands) {
    commands.say("hello");
    return new Cancel(1);
  }

  @OnText
  void heard(String text, Commands commands) {
    commands.order(new Order(text, 1));
  }
}
