package app;

import io.fresh.Connection;
import io.fresh.FreshException;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Verdict;

/** Starts {@link Careful}. */
final class CarefulFresh {
  private CarefulFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Careful client, String uri) {
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
  static Connection start(Careful client, String uri, Options options) {
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
    return start(new Careful(), uri, options);
  }

  private static final class Dispatch extends Dispatcher {
    private final Careful client;

    Dispatch(Careful client) {
      super(client, MessageForm.NONE, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onError(Connection connection, FreshException error, Verdict verdict) {
      if (error instanceof FreshException.EstablishingFailed establishingFailed) {
        verdict.recovery(client.refused(establishingFailed));
      } else if (error instanceof FreshException.StreamingFailed streamingFailed) {
        verdict.recovery(client.lost(streamingFailed));
      } else {
        client.any(error);
      }
    }
  }
}
