package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Starts {@link Own}. */
final class OwnFresh {
  private OwnFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Own client, String uri, Own.Total state) {
    return start(client, uri, state, Options.defaults());
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(Own client, String uri, Own.Total state, Options options) {
    return Clients.start(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(String uri, Own.Total state) {
    return start(uri, state, Options.defaults());
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(String uri, Own.Total state, Options options) {
    return start(new Own(), uri, state, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Own client, String uri, Own.Total state) {
    return startLink(client, uri, state, Options.defaults());
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Own client, String uri, Own.Total state, Options options) {
    return Clients.startLink(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, Own.Total state) {
    return startLink(uri, state, Options.defaults());
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, Own.Total state, Options options) {
    return startLink(new Own(), uri, state, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection startLink(Link link, Own client, String uri, Own.Total state) {
    return startLink(link, client, uri, state, Options.defaults());
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, Own client, String uri, Own.Total state, Options options) {
    return Clients.startLink(link, new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection startLink(Link link, String uri, Own.Total state) {
    return startLink(link, uri, state, Options.defaults());
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, String uri, Own.Total state, Options options) {
    return startLink(link, new Own(), uri, state, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Own> client, String uri,
      Supplier<? extends Own.Total> state) {
    return childSpec(client, uri, state, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Own> client, String uri,
      Supplier<? extends Own.Total> state, Options options) {
    return ChildSpec.of("Own", () -> start(client.get(), uri, state.get(), options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(String uri, Supplier<? extends Own.Total> state) {
    return childSpec(uri, state, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(String uri, Supplier<? extends Own.Total> state, Options options) {
    return ChildSpec.of("Own", () -> start(uri, state.get(), options));
  }

  private static final class Dispatch extends StatefulDispatcher<Own.Total> {
    private final Own client;

    private final Own.Numbers numbers = new Own.Numbers();

    Dispatch(Own client, Own.Total state) {
      super(client, state, MessageForm.BUFFER, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {
      outbox.text(numbers, client.next(decodeText(numbers, utf8, "Integer"), state()), "Integer");
    }
  }
}
