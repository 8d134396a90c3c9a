package app;

import io.fresh.BinaryDecoder;
import io.fresh.BinaryEncoder;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.annotation.Codec;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.Shared;
import io.fresh.annotation.WebSocketClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Two sealed families, of texts and of bytes, each with one codec, which is asked once for a message. */
@WebSocketClient(codecs = {Feed.EventCodec.class, Feed.PointCodec.class})
final class Feed {
  sealed interface Event permits Trade, Quote, Halt {}

  record Trade(String text) implements Event {}

  record Quote(String text) implements Event {}

  record Halt(String text) implements Event {}

  abstract static class Reading<T> implements TextDecoder<T> {
    static String text(ByteBuffer utf8) {
      return StandardCharsets.UTF_8.decode(utf8).toString();
    }
  }

  static final class EventCodec extends Reading<Event> implements TextEncoder<Event> {
    @Override
    public Event decode(ByteBuffer utf8) {
      String text = text(utf8);
      return switch (text.charAt(0)) {
        case 't' -> new Trade(text);
        case 'q' -> new Quote(text);
        default -> new Halt(text);
      };
    }

    @Override
    public String encode(Event event) {
      return event.toString();
    }
  }

  sealed interface Shape {}

  record Point(int x) implements Shape {}

  record Circle(int r) implements Shape {}

  @Shared
  static final class PointCodec implements BinaryDecoder<Shape>, BinaryEncoder<Point> {
    @Override
    public Shape decode(ByteBuffer bytes) {
      return bytes.get(0) == 0 ? new Point(bytes.get(1)) : new Circle(bytes.get(1));
    }

    @Override
    public ByteBuffer encode(Point point) {
      return ByteBuffer.wrap(new byte[] {0, (byte) point.x()});
    }
  }

  @Codec(TickCodec.class)
  record Tick(int count) {}

  static final class TickCodec implements TextEncoder<Tick> {
    @Override
    public String encode(Tick tick) {
      return "tick " + tick.count();
    }
  }

  @OnText
  Quote trade(Trade trade) {
    return new Quote(trade.text());
  }

  @OnText
  void other(Event event) {}

  @OnBinary
  Point point(Point point) {
    return point;
  }

  @OnBinary
  void circle(Circle circle) {}

  @OnInfo
  Tick tick(Integer count) {
    return new Tick(count);
  }
}
