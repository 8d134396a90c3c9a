package app;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import io.fresh.Options;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.json.Json;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/** Starts {@link Bot}. */
final class BotFresh {
  private BotFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Bot client, String uri) {
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
  static Connection start(Bot client, String uri, Options options) {
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
    return start(new Bot(), uri, options);
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
  static Connection startLink(Bot client, String uri) {
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
  static Connection startLink(Bot client, String uri, Options options) {
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
    return startLink(new Bot(), uri, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, Bot client, String uri) {
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
  static Connection startLink(Link link, Bot client, String uri, Options options) {
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
    return startLink(link, new Bot(), uri, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Bot> client, String uri) {
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
  static ChildSpec childSpec(Supplier<? extends Bot> client, String uri, Options options) {
    return ChildSpec.of("Bot", () -> start(client.get(), uri, options));
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
    return ChildSpec.of("Bot", () -> start(uri, options));
  }

  private static final class Dispatch extends Dispatcher {
    private static final Json JSON = new Json();

    private final Bot client;

    private final TextDecoder<Bot.Hello> helloDecoder = JSON.decoder(
        MessageType.of(Bot.Hello.class));

    private final TextDecoder<Bot.Event<Bot.Ready>> readyEventDecoder = JSON.decoder(
        new MessageType<Bot.Event<Bot.Ready>>() {});

    private final TextDecoder<Bot.Event<Bot.Message>> messageEventDecoder = JSON.decoder(
        new MessageType<Bot.Event<Bot.Message>>() {});

    private final TextEncoder<Bot.Command<Bot.Identify>> identifyCommandEncoder = JSON.encoder(
        new MessageType<Bot.Command<Bot.Identify>>() {});

    private final TextEncoder<Bot.Command<Integer>> integerCommandEncoder = JSON.encoder(
        new MessageType<Bot.Command<Integer>>() {});

    private final MemberReader members = JSON.members(List.of("op", "t", "d"));

    Dispatch(Bot client) {
      super(client, MessageForm.BUFFER, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {
      tryLook(members, utf8);
      String op = members.text(0);
      String t = members.text(1);
      if ("10".equals(op)) {
        outbox.text(identifyCommandEncoder, client.hello(decodeText(
            helloDecoder, member(members, 2, "d"), "Bot.Hello")), "Bot.Command<Bot.Identify>");
      } else if ("11".equals(op)) {
        client.acknowledged();
      } else if ("1".equals(op)) {
        outbox.text(integerCommandEncoder, client.beat(), "Bot.Command<Integer>");
      } else if ("READY".equals(t)) {
        client.ready(decodeText(readyEventDecoder, utf8, "Bot.Event<Bot.Ready>"));
      } else if ("MESSAGE_CREATE".equals(t) || "MESSAGE_UPDATE".equals(t)) {
        client.message(decodeText(messageEventDecoder, utf8, "Bot.Event<Bot.Message>"));
      } else {
        client.other((CharSequence) text(utf8));
      }
    }
  }
}
