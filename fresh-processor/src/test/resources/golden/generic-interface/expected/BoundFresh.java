package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.FreshException;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;
import io.fresh.spi.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** Starts {@link Bound}. */
final class BoundFresh {
  private BoundFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Bound client, String uri, Map.Entry<String, Integer> state) {
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
  static Connection start(Bound client, String uri, Map.Entry<String, Integer> state,
      Options options) {
    return Clients.start(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(String uri, Map.Entry<String, Integer> state) {
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
  static Connection start(String uri, Map.Entry<String, Integer> state, Options options) {
    return start(new Bound(), uri, state, options);
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
  static Connection startLink(Bound client, String uri, Map.Entry<String, Integer> state) {
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
  static Connection startLink(Bound client, String uri, Map.Entry<String, Integer> state,
      Options options) {
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
  static Connection startLink(String uri, Map.Entry<String, Integer> state) {
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
  static Connection startLink(String uri, Map.Entry<String, Integer> state, Options options) {
    return startLink(new Bound(), uri, state, options);
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
  static Connection startLink(Link link, Bound client, String uri,
      Map.Entry<String, Integer> state) {
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
  static Connection startLink(Link link, Bound client, String uri, Map.Entry<String, Integer> state,
      Options options) {
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
  static Connection startLink(Link link, String uri, Map.Entry<String, Integer> state) {
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
  static Connection startLink(Link link, String uri, Map.Entry<String, Integer> state,
      Options options) {
    return startLink(link, new Bound(), uri, state, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Bound> client, String uri,
      Supplier<? extends Map.Entry<String, Integer>> state) {
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
  static ChildSpec childSpec(Supplier<? extends Bound> client, String uri,
      Supplier<? extends Map.Entry<String, Integer>> state, Options options) {
    return ChildSpec.of("Bound", () -> start(client.get(), uri, state.get(), options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(String uri, Supplier<? extends Map.Entry<String, Integer>> state) {
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
  static ChildSpec childSpec(String uri, Supplier<? extends Map.Entry<String, Integer>> state,
      Options options) {
    return ChildSpec.of("Bound", () -> start(uri, state.get(), options));
  }

  private static final class Dispatch extends StatefulDispatcher<Map.Entry<String, Integer>> {
    private final Bound client;

    Dispatch(Bound client, Map.Entry<String, Integer> state) {
      super(client, state, MessageForm.STRING, MessageForm.ARRAY);
      this.client = client;
    }

    @Override
    public void onBinary(Connection connection, byte[] binary, Outbox outbox) {
      state(client.count(binary, state()));
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
      if (message instanceof Bound.Tick tick) {
        outbox.text(client.told(tick));
      } else {
        super.onInfo(connection, message, outbox);
      }
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) throws IOException {
      outbox.text(client.heard(text));
    }

    @Override
    public void onError(Connection connection, FreshException error, Verdict verdict)
        throws Throwable {
      if (error instanceof FreshException.StreamingFailed streamingFailed) {
        verdict.recovery(client.failed(streamingFailed));
      } else {
        super.onError(connection, error, verdict);
      }
    }
  }
}
