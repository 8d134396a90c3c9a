package app;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.netty.buffer.ByteBuf;

/** Starts {@link Relay}. */
final class RelayFresh {
  private RelayFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Relay client, String uri) {
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
  static Connection start(Relay client, String uri, Options options) {
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
    return start(new Relay(), uri, options);
  }

  private static final class Dispatch extends Dispatcher {
    private final Relay client;

    Dispatch(Relay client) {
      super(client, MessageForm.BYTE_BUF, MessageForm.BYTE_BUF);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, ByteBuf utf8, Outbox outbox) {
      outbox.binary(client.text(utf8));
    }

    @Override
    public void onBinary(Connection connection, ByteBuf binary, Outbox outbox) {
      outbox.binary(client.binary(binary));
    }
  }
}
