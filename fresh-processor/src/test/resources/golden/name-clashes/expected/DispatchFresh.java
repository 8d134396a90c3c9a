package app;

import io.fresh.ChildSpec;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.StatefulDispatcher;

/** Starts {@link Dispatch}. */
final class DispatchFresh {
  /** What the annotation sets. Options that are given come first. */
  private static final Options DECLARED = Options.builder()
      .pingInterval(java.time.Duration.ofMinutes(1))
      .build();

  private DispatchFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static io.fresh.Connection start(app.Dispatch client, java.lang.String uri, Outbox state) {
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
  static io.fresh.Connection start(app.Dispatch client, java.lang.String uri, Outbox state,
      Options options) {
    return Clients.start(new Dispatch(client, state), uri, options.orElse(DECLARED));
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static io.fresh.Connection start(java.lang.String uri, Outbox state) {
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
  static io.fresh.Connection start(java.lang.String uri, Outbox state, Options options) {
    return start(new app.Dispatch(), uri, state, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws java.lang.IllegalStateException if there is neither
   */
  static io.fresh.Connection startLink(app.Dispatch client, java.lang.String uri, Outbox state) {
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
   * @throws java.lang.IllegalStateException if there is neither
   */
  static io.fresh.Connection startLink(app.Dispatch client, java.lang.String uri, Outbox state,
      Options options) {
    return Clients.startLink(new Dispatch(client, state), uri, options.orElse(DECLARED));
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws java.lang.IllegalStateException if there is neither
   */
  static io.fresh.Connection startLink(java.lang.String uri, Outbox state) {
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
   * @throws java.lang.IllegalStateException if there is neither
   */
  static io.fresh.Connection startLink(java.lang.String uri, Outbox state, Options options) {
    return startLink(new app.Dispatch(), uri, state, options);
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
  static io.fresh.Connection startLink(io.fresh.Link link, app.Dispatch client,
      java.lang.String uri, Outbox state) {
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
  static io.fresh.Connection startLink(io.fresh.Link link, app.Dispatch client,
      java.lang.String uri, Outbox state, Options options) {
    return Clients.startLink(link, new Dispatch(client, state), uri, options.orElse(DECLARED));
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static io.fresh.Connection startLink(io.fresh.Link link, java.lang.String uri, Outbox state) {
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
  static io.fresh.Connection startLink(io.fresh.Link link, java.lang.String uri, Outbox state,
      Options options) {
    return startLink(link, new app.Dispatch(), uri, state, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(java.util.function.Supplier<? extends app.Dispatch> client,
      java.lang.String uri, java.util.function.Supplier<? extends Outbox> state) {
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
  static ChildSpec childSpec(java.util.function.Supplier<? extends app.Dispatch> client,
      java.lang.String uri, java.util.function.Supplier<? extends Outbox> state, Options options) {
    return ChildSpec.of("Dispatch", () -> start(client.get(), uri, state.get(), options))
        .withRestart(io.fresh.annotation.Restart.PERMANENT);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(java.lang.String uri,
      java.util.function.Supplier<? extends Outbox> state) {
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
  static ChildSpec childSpec(java.lang.String uri,
      java.util.function.Supplier<? extends Outbox> state, Options options) {
    return ChildSpec.of("Dispatch", () -> start(uri, state.get(), options))
        .withRestart(io.fresh.annotation.Restart.PERMANENT);
  }

  private static final class Dispatch extends StatefulDispatcher<Outbox> {
    private final app.Dispatch client;

    Dispatch(app.Dispatch client, Outbox state) {
      super(client, state, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @java.lang.Override
    public void onConnect(io.fresh.Connection connection, Handshake handshake,
        io.fresh.spi.Outbox outbox) {
      client.opened(connection);
    }

    @java.lang.Override
    public void onText(io.fresh.Connection connection, java.lang.String text,
        io.fresh.spi.Outbox outbox) throws java.lang.InterruptedException {
      outbox.text(client.heard(text, state()));
    }

    @java.lang.Override
    public void onInfo(io.fresh.Connection connection, java.lang.Object message,
        io.fresh.spi.Outbox outbox) throws Throwable {
      if (message instanceof Connection connection_) {
        client.told(connection_);
      } else if (message instanceof java.lang.Integer integer) {
        client.told(integer);
      } else if (message instanceof Link link) {
        client.told(link, state());
      } else if (message instanceof Supplier supplier) {
        client.told(supplier, state());
      } else if (message instanceof Duration duration) {
        client.told(duration, state());
      } else if (message instanceof Restart restart) {
        client.told(restart, state());
      } else {
        super.onInfo(connection, message, outbox);
      }
    }
  }
}
