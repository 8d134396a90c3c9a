package app;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;

/** Starts {@link Prices}. */
final class PricesFresh {
  private PricesFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Prices client, String uri, Last state) {
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
  static Connection start(Prices client, String uri, Last state, Options options) {
    return Clients.start(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(String uri, Last state) {
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
  static Connection start(String uri, Last state, Options options) {
    return start(new Prices(), uri, state, options);
  }

  private static final class Dispatch extends StatefulDispatcher<Last> {
    private final Prices client;

    Dispatch(Prices client, Last state) {
      super(client, state, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      state(client.price(text));
    }
  }
}
