package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Handshake;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.SendOutcome;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Sending;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Starts {@link Market}. */
public final class MarketFresh {
  private MarketFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  public static Connection start(Market client, String uri) {
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
  public static Connection start(Market client, String uri, Options options) {
    return Clients.start(new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  public static Connection start(String uri) {
    return start(uri, Options.defaults());
  }

  /**
   * Starts a new client. Returns at once; connecting goes on in the background.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the connection
   */
  public static Connection start(String uri, Options options) {
    return start(new Market(), uri, options);
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
  public static Connection startLink(Market client, String uri) {
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
  public static Connection startLink(Market client, String uri, Options options) {
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
  public static Connection startLink(String uri) {
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
  public static Connection startLink(String uri, Options options) {
    return startLink(new Market(), uri, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  public static Connection startLink(Link link, Market client, String uri) {
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
  public static Connection startLink(Link link, Market client, String uri, Options options) {
    return Clients.startLink(link, new Dispatch(client), uri, options);
  }

  /**
   * Starts a new client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  public static Connection startLink(Link link, String uri) {
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
  public static Connection startLink(Link link, String uri, Options options) {
    return startLink(link, new Market(), uri, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  public static ChildSpec childSpec(Supplier<? extends Market> client, String uri) {
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
  public static ChildSpec childSpec(Supplier<? extends Market> client, String uri,
      Options options) {
    return ChildSpec.of("Market", () -> start(client.get(), uri, options));
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  public static ChildSpec childSpec(String uri) {
    return childSpec(uri, Options.defaults());
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @param options how the connection behaves
   * @return the specification
   */
  public static ChildSpec childSpec(String uri, Options options) {
    return ChildSpec.of("Market", () -> start(uri, options));
  }

  /**
   * Gives what sends on a connection: the same object at each call, for any thread.
   *
   * @param connection one that a method of this class has started
   * @return what sends on it
   * @throws IllegalArgumentException if another class has started it
   */
  static Market.Commands sends(Connection connection) {
    return Dispatcher.of(connection, Dispatch.class, "MarketFresh").sends;
  }

  private static final class Dispatch extends Dispatcher {
    private static final Market.CancelCodec CANCEL_CODEC = new Market.CancelCodec();

    private final Market client;

    private final Sends sends = new Sends(this);

    Dispatch(Market client) {
      super(client, MessageForm.STRING, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      outbox.text(CANCEL_CODEC, client.opened(sends), "Market.Cancel");
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      client.heard(text, sends);
    }
  }

  private static final class Sends implements Market.Commands {
    private final Dispatch dispatch;

    private final Market.OrderCodec orderCodec = new Market.OrderCodec();

    private final Market.PointCodec pointCodec = new Market.PointCodec();

    private final Market.Bare bare = new Market.Bare();

    Sends(Dispatch dispatch) {
      this.dispatch = dispatch;
    }

    @Override
    public void say(String message) {
      Objects.requireNonNull(message, "Commands.say: message must not be null");
      dispatch.connection().send(message);
    }

    @Override
    public boolean array(byte[] message) {
      Objects.requireNonNull(message, "Commands.array: message must not be null");
      return dispatch.connection().send(ByteBuffer.wrap(message));
    }

    @Override
    public boolean buffer(ByteBuffer message) {
      Objects.requireNonNull(message, "Commands.buffer: message must not be null");
      return dispatch.connection().send(message);
    }

    @Override
    public boolean netty(ByteBuf message) {
      Objects.requireNonNull(message, "Commands.netty: message must not be null");
      return dispatch.connection().send(message.nioBuffer());
    }

    @Override
    public boolean frame(Frame.Ping message) {
      Objects.requireNonNull(message, "Commands.frame: message must not be null");
      return dispatch.connection().send(message);
    }

    @Override
    public CompletionStage<SendOutcome> later(String message) {
      Objects.requireNonNull(message, "Commands.later: message must not be null");
      return dispatch.connection().sendAsync(Frame.text(message));
    }

    @Override
    public CompletionStage<SendOutcome> arrayLater(byte[] message) {
      Objects.requireNonNull(message, "Commands.arrayLater: message must not be null");
      return dispatch.connection().sendAsync(Frame.binary(message));
    }

    @Override
    public CompletionStage<SendOutcome> bufferLater(ByteBuffer message) {
      Objects.requireNonNull(message, "Commands.bufferLater: message must not be null");
      return dispatch.connection().sendAsync(Frame.binary(message));
    }

    @Override
    public CompletionStage<SendOutcome> nettyLater(ByteBuf message) {
      Objects.requireNonNull(message, "Commands.nettyLater: message must not be null");
      return dispatch.connection().sendAsync(Frame.binary(message.nioBuffer()));
    }

    @Override
    public CompletionStage<SendOutcome> frameLater(Frame message) {
      Objects.requireNonNull(message, "Commands.frameLater: message must not be null");
      return dispatch.connection().sendAsync(message);
    }

    @Override
    public CompletionStage<SendOutcome> order(Market.Order message) {
      Objects.requireNonNull(message, "Commands.order: message must not be null");
      synchronized (orderCodec) {
        return Sending.textAsync(dispatch.connection(), orderCodec, message, "Market.Order");
      }
    }

    @Override
    public boolean cancel(Market.Cancel message) {
      Objects.requireNonNull(message, "Commands.cancel: message must not be null");
      return Sending.text(dispatch.connection(), Dispatch.CANCEL_CODEC, message, "Market.Cancel");
    }

    @Override
    public void point(Market.Point message) {
      Objects.requireNonNull(message, "Commands.point: message must not be null");
      synchronized (pointCodec) {
        Sending.binary(dispatch.connection(), pointCodec, message, "Market.Point");
      }
    }

    @Override
    public CompletionStage<SendOutcome> pointLater(Market.Point message) {
      Objects.requireNonNull(message, "Commands.pointLater: message must not be null");
      synchronized (pointCodec) {
        return Sending.binaryAsync(dispatch.connection(), pointCodec, message, "Market.Point");
      }
    }

    @Override
    public boolean bare(Market.Cancel message) {
      Objects.requireNonNull(message, "Commands.bare: message must not be null");
      synchronized (bare) {
        return Sending.text(dispatch.connection(), bare, message, "Market.Cancel");
      }
    }

    @Override
    public boolean value(Market.Order message) {
      Objects.requireNonNull(message, "Sends.value: message must not be null");
      synchronized (orderCodec) {
        return Sending.text(dispatch.connection(), orderCodec, message, "Market.Order");
      }
    }
  }
}
