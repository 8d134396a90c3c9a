package app;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Verdict;

/** Starts {@link Polite}. */
final class PoliteFresh {
  private PoliteFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Polite client, String uri) {
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
  static Connection start(Polite client, String uri, Options options) {
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
    return start(new Polite(), uri, options);
  }

  private static final class Dispatch extends Dispatcher {
    private final Polite client;

    Dispatch(Polite client) {
      super(client, MessageForm.NONE, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict) {
      switch (status.code()) {
        case 1002, 1008 -> verdict.recovery(client.rejected(status.code(), status.reason()));
        case 4001 -> client.down();
        default -> verdict.recovery(client.gone(status));
      }
    }
  }
}
