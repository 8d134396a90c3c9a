package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.StatefulDispatcher;
import io.fresh.spi.UriTemplate;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Starts {@link Named}. */
final class NamedFresh {
  private NamedFresh() {}

  /**
   * Where a client connects to.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @return the URI, with what is given percent-encoded in it
   * @throws java.lang.IllegalArgumentException if what is given is no Unicode text, or makes a segment of the path that is empty,
   *     {@code .} or {@code ..}
   */
  static String uri(String uri, String client_, String client__, String link_, int options_,
      String var, String state_) {
    return UriTemplate.expand("ws://h/{uri}/{client}/{client_}/{link}/{options}?{var}={state}", uri, client_, client__, link_, options_, var, state_);
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(Named client, String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Named.Last state) {
    return start(client, uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(Named client, String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Named.Last state, Options options) {
    return Clients.start(new Dispatch(client, state), uri(uri, client_, client__, link_, options_, var, state_), options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection start(String uri, String client_, String client__, String link_, int options_,
      String var, String state_, Named.Last state) {
    return start(uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection start(String uri, String client_, String client__, String link_, int options_,
      String var, String state_, Named.Last state, Options options) {
    return start(new Named(), uri, client_, client__, link_, options_, var, state_, state, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Named client, String uri, String client_, String client__,
      String link_, int options_, String var, String state_, Named.Last state) {
    return startLink(client, uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(Named client, String uri, String client_, String client__,
      String link_, int options_, String var, String state_, Named.Last state, Options options) {
    return Clients.startLink(new Dispatch(client, state), uri(uri, client_, client__, link_, options_, var, state_), options);
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Named.Last state) {
    return startLink(uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Starts a new client that is linked to the connection whose handler runs on this thread, or else to the
   * innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   * @throws IllegalStateException if there is neither
   */
  static Connection startLink(String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Named.Last state, Options options) {
    return startLink(new Named(), uri, client_, client__, link_, options_, var, state_, state, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection startLink(Link link, Named client, String uri, String client_, String client__,
      String link_, int options_, String var, String state_, Named.Last state) {
    return startLink(link, client, uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, Named client, String uri, String client_, String client__,
      String link_, int options_, String var, String state_, Named.Last state, Options options) {
    return Clients.startLink(link, new Dispatch(client, state), uri(uri, client_, client__, link_, options_, var, state_), options);
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @return the connection
   */
  static Connection startLink(Link link, String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Named.Last state) {
    return startLink(link, uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state the state at the first connect and after each reconnect
   * @param options how the connection behaves
   * @return the connection
   */
  static Connection startLink(Link link, String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Named.Last state, Options options) {
    return startLink(link, new Named(), uri, client_, client__, link_, options_, var, state_, state, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Named> client, String uri, String client_,
      String client__, String link_, int options_, String var, String state_,
      Supplier<? extends Named.Last> state) {
    return childSpec(client, uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state makes the initial state, which each reconnect brings back
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Named> client, String uri, String client_,
      String client__, String link_, int options_, String var, String state_,
      Supplier<? extends Named.Last> state, Options options) {
    return ChildSpec.of("Named", () -> start(client.get(), uri, client_, client__, link_, options_, var, state_, state.get(), options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state makes the initial state, which each reconnect brings back
   * @return the specification
   */
  static ChildSpec childSpec(String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Supplier<? extends Named.Last> state) {
    return childSpec(uri, client_, client__, link_, options_, var, state_, state, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri what stands for {@code {uri}} in the URI
   * @param client_ what stands for {@code {client}} in the URI
   * @param client__ what stands for {@code {client_}} in the URI
   * @param link_ what stands for {@code {link}} in the URI
   * @param options_ what stands for {@code {options}} in the URI
   * @param var what stands for {@code {var}} in the URI
   * @param state_ what stands for {@code {state}} in the URI
   * @param state makes the initial state, which each reconnect brings back
   * @param options how the connection behaves
   * @return the specification
   */
  static ChildSpec childSpec(String uri, String client_, String client__, String link_,
      int options_, String var, String state_, Supplier<? extends Named.Last> state,
      Options options) {
    return ChildSpec.of("Named", () -> start(uri, client_, client__, link_, options_, var, state_, state.get(), options));
  }

  private static final class Dispatch extends StatefulDispatcher<Named.Last> {
    private final Named client;

    Dispatch(Named client, Named.Last state) {
      super(client, state, MessageForm.NONE, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) {
      client.pinged();
    }
  }
}
