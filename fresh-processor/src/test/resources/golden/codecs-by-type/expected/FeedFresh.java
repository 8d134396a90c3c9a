package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Starts {@link Feed}. */
final class FeedFresh {
  private FeedFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Feed client, String uri) {
    return start(client, uri, Options.defaults());
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(Feed client, String uri, Options options) {
    return Clients.start(new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(String uri) {
    return start(uri, Options.defaults());
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(String uri, Options options) {
    return start(new Feed(), uri, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Feed client, String uri) {
    return startLink(client, uri, Options.defaults());
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Feed client, String uri, Options options) {
    return Clients.startLink(new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri) {
    return startLink(uri, Options.defaults());
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, Options options) {
    return startLink(new Feed(), uri, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, Feed client, String uri) {
    return startLink(link, client, uri, Options.defaults());
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, Feed client, String uri, Options options) {
    return Clients.startLink(link, new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, String uri) {
    return startLink(link, uri, Options.defaults());
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, String uri, Options options) {
    return startLink(link, new Feed(), uri, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Feed> client, String uri) {
    return childSpec(client, uri, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Feed> client, String uri, Options options) {
    return ChildSpec.of("Feed", () -> start(client.get(), uri, options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(String uri) {
    return childSpec(uri, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(String uri, Options options) {
    return ChildSpec.of("Feed", () -> start(uri, options));
  }

  private static final class Dispatch extends Dispatcher {
    private static final Feed.PointCodec POINT_CODEC = new Feed.PointCodec();

    private final Feed client;

    private final Feed.EventCodec eventCodec = new Feed.EventCodec();

    private final Feed.TickCodec tickCodec = new Feed.TickCodec();

    Dispatch(Feed client) {
      super(client, MessageForm.BUFFER, MessageForm.BUFFER);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {
      Feed.Event event = decodeText(eventCodec, utf8, "Feed.Event");
      if (event instanceof Feed.Trade trade) {
        outbox.text(eventCodec, client.trade(trade), "Feed.Quote");
      } else {
        client.other(event);
      }
    }

    @Override
    public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) throws Throwable {
      Feed.Shape shape = decodeBinary(POINT_CODEC, binary, "Feed.Shape");
      if (shape instanceof Feed.Point point) {
        outbox.binary(POINT_CODEC, client.point(point), "Feed.Point");
      } else if (shape instanceof Feed.Circle circle) {
        client.circle(circle);
      } else {
        throw unknown(shape);
      }
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
      if (message instanceof Integer integer) {
        outbox.text(tickCodec, client.tick(integer), "Feed.Tick");
      } else {
        super.onInfo(connection, message, outbox);
      }
    }
  }
}
