package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Handshake;
import io.fresh.Link;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import io.fresh.Options;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.json.Json;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.Field;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/** Starts {@link Binance}. */
final class BinanceFresh {
  private BinanceFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Binance client, String uri) {
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
  static Connection start(Binance client, String uri, Options options) {
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
    return start(new Binance(), uri, options);
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
  static Connection startLink(Binance client, String uri) {
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
  static Connection startLink(Binance client, String uri, Options options) {
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
    return startLink(new Binance(), uri, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, Binance client, String uri) {
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
  static Connection startLink(Link link, Binance client, String uri, Options options) {
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
    return startLink(link, new Binance(), uri, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Binance> client, String uri) {
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
  static ChildSpec childSpec(Supplier<? extends Binance> client, String uri, Options options) {
    return ChildSpec.of("Binance", () -> start(client.get(), uri, options));
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
    return ChildSpec.of("Binance", () -> start(uri, options));
  }

  private static final class Dispatch extends Dispatcher {
    private static final Json JSON = new Json();

    private final Binance client;

    private final TextDecoder<Binance.Trade> tradeDecoder = JSON.decoder(
        MessageType.of(Binance.Trade.class));

    private final TextDecoder<Binance.Ticker> tickerDecoder = JSON.decoder(
        MessageType.of(Binance.Ticker.class));

    private final TextDecoder<Binance.Subscribed> subscribedDecoder = JSON.decoder(
        MessageType.of(Binance.Subscribed.class));

    private final TextEncoder<Binance.Subscribe> subscribeEncoder = JSON.encoder(
        MessageType.of(Binance.Subscribe.class));

    private final MemberReader members = JSON.members(List.of("e", "result"));

    Dispatch(Binance client) {
      super(client, MessageForm.BUFFER, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      outbox.text(subscribeEncoder, client.subscribe(), "Binance.Subscribe");
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {
      look(members, utf8);
      String e = members.text(0);
      if ("trade".equals(e) || "aggTrade".equals(e)) {
        client.trade(decodeText(tradeDecoder, utf8, "Binance.Trade"));
      } else if ("24hrTicker".equals(e)) {
        client.ticker(decodeText(tickerDecoder, utf8, "Binance.Ticker"));
      } else if (members.value(1) != null) {
        client.subscribed(decodeText(subscribedDecoder, utf8, "Binance.Subscribed"));
      } else {
        throw unknown(members, Field.of("e", "trade", "aggTrade", "24hrTicker"),
            Field.of("result"));
      }
    }
  }
}
