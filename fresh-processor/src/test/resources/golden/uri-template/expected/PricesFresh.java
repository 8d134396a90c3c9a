package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.UriTemplate;
import java.time.Duration;
import java.util.function.Supplier;

/** Starts {@link Prices}. */
public final class PricesFresh {
  /** What the annotation sets. Options that are given come first. */
  private static final Options DECLARED = Options.builder()
      .pingInterval(Duration.ofMinutes(3))
      .build();

  private PricesFresh() {}

  /**
   * Where a client connects to.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the URI, with what is given percent-encoded in it
   * @throws IllegalArgumentException if what is given is no Unicode text, or makes a segment of the path that is empty,
   *     {@code .} or {@code ..}
   */
  public static String uri(String symbol, long from, int depth, boolean raw) {
    return UriTemplate.expand("wss://stream.example:9443/ws/{symbol}@trade/{from}?depth={depth}&raw={raw}", symbol, from, depth, raw);
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the connection
   */
  public static Connection start(Prices client, String symbol, long from, int depth, boolean raw) {
    return start(client, symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the connection
   */
  public static Connection start(Prices client, String symbol, long from, int depth, boolean raw,
      Options options) {
    return Clients.start(new Dispatch(client), uri(symbol, from, depth, raw), options.orElse(DECLARED));
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the connection
   */
  public static Connection start(String symbol, long from, int depth, boolean raw) {
    return start(symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the connection
   */
  public static Connection start(String symbol, long from, int depth, boolean raw,
      Options options) {
    return start(new Prices(), symbol, from, depth, raw, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  public static Connection startLink(Prices client, String symbol, long from, int depth,
      boolean raw) {
    return startLink(client, symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  public static Connection startLink(Prices client, String symbol, long from, int depth,
      boolean raw, Options options) {
    return Clients.startLink(new Dispatch(client), uri(symbol, from, depth, raw), options.orElse(DECLARED));
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  public static Connection startLink(String symbol, long from, int depth, boolean raw) {
    return startLink(symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  public static Connection startLink(String symbol, long from, int depth, boolean raw,
      Options options) {
    return startLink(new Prices(), symbol, from, depth, raw, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the connection
   */
  public static Connection startLink(Link link, Prices client, String symbol, long from, int depth,
      boolean raw) {
    return startLink(link, client, symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the connection
   */
  public static Connection startLink(Link link, Prices client, String symbol, long from, int depth,
      boolean raw, Options options) {
    return Clients.startLink(link, new Dispatch(client), uri(symbol, from, depth, raw), options.orElse(DECLARED));
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the connection
   */
  public static Connection startLink(Link link, String symbol, long from, int depth, boolean raw) {
    return startLink(link, symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the connection
   */
  public static Connection startLink(Link link, String symbol, long from, int depth, boolean raw,
      Options options) {
    return startLink(link, new Prices(), symbol, from, depth, raw, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the specification
   */
  public static ChildSpec childSpec(Supplier<? extends Prices> client, String symbol, long from,
      int depth, boolean raw) {
    return childSpec(client, symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the specification
   */
  public static ChildSpec childSpec(Supplier<? extends Prices> client, String symbol, long from,
      int depth, boolean raw, Options options) {
    return ChildSpec.of("Prices", () -> start(client.get(), symbol, from, depth, raw, options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @return the specification
   */
  public static ChildSpec childSpec(String symbol, long from, int depth, boolean raw) {
    return childSpec(symbol, from, depth, raw, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param symbol what stands for {@code {symbol}} in the URI
   * @param from what stands for {@code {from}} in the URI
   * @param depth what stands for {@code {depth}} in the URI
   * @param raw what stands for {@code {raw}} in the URI
   * @param options how the connection behaves
   * @return the specification
   */
  public static ChildSpec childSpec(String symbol, long from, int depth, boolean raw,
      Options options) {
    return ChildSpec.of("Prices", () -> start(symbol, from, depth, raw, options));
  }

  private static final class Dispatch extends Dispatcher {
    private final Prices client;

    Dispatch(Prices client) {
      super(client, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      client.price(text);
    }
  }
}
