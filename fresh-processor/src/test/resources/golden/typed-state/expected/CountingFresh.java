package app;

import io.fresh.ChildSpec;
import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;
import io.fresh.spi.Verdict;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Starts {@link Counting}. */
final class CountingFresh {
  private CountingFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Counting client, String uri, Counting.Tally state) {
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
  static Connection start(Counting client, String uri, Counting.Tally state, Options options) {
    return Clients.start(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(String uri, Counting.Tally state) {
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
  static Connection start(String uri, Counting.Tally state, Options options) {
    return start(new Counting(), uri, state, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Counting client, String uri, Counting.Tally state) {
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
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Counting client, String uri, Counting.Tally state, Options options) {
    return Clients.startLink(new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, Counting.Tally state) {
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
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, Counting.Tally state, Options options) {
    return startLink(new Counting(), uri, state, options);
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
  static Connection startLink(Link link, Counting client, String uri, Counting.Tally state) {
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
  static Connection startLink(Link link, Counting client, String uri, Counting.Tally state,
      Options options) {
    return Clients.startLink(link, new Dispatch(client, state), uri, options);
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection startLink(Link link, String uri, Counting.Tally state) {
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
  static Connection startLink(Link link, String uri, Counting.Tally state, Options options) {
    return startLink(link, new Counting(), uri, state, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Counting> client, String uri,
      Supplier<? extends Counting.Tally> state) {
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
  static ChildSpec childSpec(Supplier<? extends Counting> client, String uri,
      Supplier<? extends Counting.Tally> state, Options options) {
    return ChildSpec.of("Counting", () -> start(client.get(), uri, state.get(), options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(String uri, Supplier<? extends Counting.Tally> state) {
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
  static ChildSpec childSpec(String uri, Supplier<? extends Counting.Tally> state,
      Options options) {
    return ChildSpec.of("Counting", () -> start(uri, state.get(), options));
  }

  private static final class Dispatch extends StatefulDispatcher<Counting.Tally> {
    private final Counting client;

    Dispatch(Counting client, Counting.Tally state) {
      super(client, state, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      state(client.begin());
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      outbox.reaction(take(client.onText(text, state())));
    }

    @Override
    public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) {
      outbox.reaction(take(client.ponged(state())));
    }

    @Override
    public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict)
        throws Throwable {
      switch (status.code()) {
        case 1002 -> verdict.recovery(client.protocolError());
        default -> super.onDisconnect(connection, status, verdict);
      }
    }

    @Override
    public void onError(Connection connection, FreshException error, Verdict verdict)
        throws Throwable {
      if (error instanceof FreshException.DecodingFailed decodingFailed) {
        verdict.recovery(take(client.badData(decodingFailed, state())));
      } else {
        super.onError(connection, error, verdict);
      }
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
      if (message instanceof Counting.Reset reset) {
        state(client.reset(reset, state()));
      } else if (message instanceof Counting.Done done) {
        outbox.reaction(client.done(done));
      } else {
        super.onInfo(connection, message, outbox);
      }
    }

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      client.bye(reason, state());
    }
  }
}
