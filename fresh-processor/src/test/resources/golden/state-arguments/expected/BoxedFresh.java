package app;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;
import java.util.Map;

/** Starts {@link Boxed}. */
@SuppressWarnings({"deprecation", "removal"})
final class BoxedFresh {
  private BoxedFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Boxed client, String uri,
      Boxed.Box<Map<java.lang.Integer, Boxed.Old[]>> state) {
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
  static Connection start(Boxed client, String uri,
      Boxed.Box<Map<java.lang.Integer, Boxed.Old[]>> state, Options options) {
    return Clients.start(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(String uri, Boxed.Box<Map<java.lang.Integer, Boxed.Old[]>> state) {
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
  static Connection start(String uri, Boxed.Box<Map<java.lang.Integer, Boxed.Old[]>> state,
      Options options) {
    return start(new Boxed(), uri, state, options);
  }

  private static final class Dispatch extends StatefulDispatcher<Boxed.Box<Map<java.lang.Integer, Boxed.Old[]>>> {
    private final Boxed client;

    Dispatch(Boxed client, Boxed.Box<Map<java.lang.Integer, Boxed.Old[]>> state) {
      super(client, state, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      client.text(text, state());
    }
  }
}
