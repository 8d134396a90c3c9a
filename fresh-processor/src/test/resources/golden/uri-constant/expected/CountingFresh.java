package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;
import java.util.function.Supplier;

/** Starts {@link Counting}, which is given: it has no constructor without parameters that can be called here. */
final class CountingFresh {
  private CountingFresh() {}

  /**
   * Where a client connects to.
   *
   * @return the URI, with what is given percent-encoded in it
   */
  static String uri() {
    return "wss://counts.example/socket?v=2";
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Counting client, Counting.Tally state) {
    return start(client, state, Options.defaults());
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(Counting client, Counting.Tally state, Options options) {
    return Clients.start(new Dispatch(client, state), uri(), options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Counting client, Counting.Tally state) {
    return startLink(client, state, Options.defaults());
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Counting client, Counting.Tally state, Options options) {
    return Clients.startLink(new Dispatch(client, state), uri(), options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection startLink(Link link, Counting client, Counting.Tally state) {
    return startLink(link, client, state, Options.defaults());
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, Counting client, Counting.Tally state, Options options) {
    return Clients.startLink(link, new Dispatch(client, state), uri(), options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Counting> client,
      Supplier<? extends Counting.Tally> state) {
    return childSpec(client, state, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param state makes the initial state, which each reconnect brings back
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Counting> client,
      Supplier<? extends Counting.Tally> state, Options options) {
    return ChildSpec.of("Counting", () -> start(client.get(), state.get(), options));
  }

  private static final class Dispatch extends StatefulDispatcher<Counting.Tally> {
    private final Counting client;

    Dispatch(Counting client, Counting.Tally state) {
      super(client, state, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      state(client.count(text, state()));
    }
  }
}
