package app;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;

/** Starts {@link Mirror}. */
final class MirrorFresh {
  private MirrorFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Mirror client, String uri) {
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
  static Connection start(Mirror client, String uri, Options options) {
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
    return start(new Mirror(), uri, options);
  }

  private static final class Dispatch extends Dispatcher {
    private final Mirror client;

    Dispatch(Mirror client) {
      super(client, MessageForm.BUFFER, MessageForm.BUFFER);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) {
      outbox.binary(client.text(utf8));
    }

    @Override
    public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) {
      outbox.binary(client.binary(binary));
    }

    @Override
    public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) {
      outbox.text(client.pinged(payload));
    }
  }
}
