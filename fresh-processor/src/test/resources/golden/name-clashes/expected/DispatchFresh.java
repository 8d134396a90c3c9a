package app;

import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.StatefulDispatcher;

/** Starts {@link Dispatch}. */
final class DispatchFresh {
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
    return Clients.start(new Dispatch(client, state), uri, options);
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
      } else {
        super.onInfo(connection, message, outbox);
      }
    }
  }
}
