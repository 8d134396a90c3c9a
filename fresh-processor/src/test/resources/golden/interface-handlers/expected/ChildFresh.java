package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Starts {@link Child}. */
final class ChildFresh {
  private ChildFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Child client, String uri) {
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
  static Connection start(Child client, String uri, Options options) {
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
    return start(new Child(), uri, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Child client, String uri) {
    return startLink(client, uri, Options.defaults());
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Child client, String uri, Options options) {
    return Clients.startLink(new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri) {
    return startLink(uri, Options.defaults());
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, Options options) {
    return startLink(new Child(), uri, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, Child client, String uri) {
    return startLink(link, client, uri, Options.defaults());
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, Child client, String uri, Options options) {
    return Clients.startLink(link, new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, String uri) {
    return startLink(link, uri, Options.defaults());
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, String uri, Options options) {
    return startLink(link, new Child(), uri, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Child> client, String uri) {
    return childSpec(client, uri, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Child> client, String uri, Options options) {
    return ChildSpec.of("Child", () -> start(client.get(), uri, options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(String uri) {
    return childSpec(uri, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(String uri, Options options) {
    return ChildSpec.of("Child", () -> start(uri, options));
  }

  private static final class Dispatch extends Dispatcher {
    private final Child client;

    Dispatch(Child client) {
      super(client, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      outbox.reaction(client.hear(text));
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
      if (message instanceof Integer integer) {
        client.own(integer);
      } else if (message instanceof Long long_) {
        client.inherited(long_);
      } else if (message instanceof Float float_) {
        client.left(float_);
      } else if (message instanceof Double double_) {
        client.right(double_);
      } else if (message instanceof Short short_) {
        client.hidden(short_);
      } else if (message instanceof Byte byte_) {
        client.deep(byte_);
      } else if (message instanceof Number number) {
        client.top(number);
      } else {
        super.onInfo(connection, message, outbox);
      }
    }

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      client.ended();
    }

    @Override
    public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) {
      client.pinged();
    }
  }
}
