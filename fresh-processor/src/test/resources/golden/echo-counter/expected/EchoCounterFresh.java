package app;

import io.fresh.Connection;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;

/** Starts {@link EchoCounter}. */
final class EchoCounterFresh {
  private EchoCounterFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(EchoCounter client, String uri) {
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
  static Connection start(EchoCounter client, String uri, Options options) {
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
    return start(new EchoCounter(), uri, options);
  }

  private static final class Dispatch extends Dispatcher {
    private final EchoCounter client;

    Dispatch(EchoCounter client) {
      super(client, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      outbox.text(client.begin());
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      outbox.text(client.count(text));
    }
  }
}
