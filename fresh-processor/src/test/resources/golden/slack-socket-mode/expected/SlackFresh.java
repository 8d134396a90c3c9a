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
import io.fresh.spi.Field;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/** Starts {@link Slack}. */
final class SlackFresh {
  private SlackFresh() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection start(Slack client, String uri) {
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
  static Connection start(Slack client, String uri, Options options) {
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
    return start(new Slack(), uri, options);
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
  static Connection startLink(Slack client, String uri) {
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
  static Connection startLink(Slack client, String uri, Options options) {
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
    return startLink(new Slack(), uri, options);
  }

  /**
   * Starts a client that is linked. Returns at once; connecting goes on in the background.
   *
   * @param link what ends when the connection fails, and the other way round
   * @param client the object whose handlers are called; it serves one live connection
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the connection
   */
  static Connection startLink(Link link, Slack client, String uri) {
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
  static Connection startLink(Link link, Slack client, String uri, Options options) {
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
    return startLink(link, new Slack(), uri, options);
  }

  /**
   * Describes the client to a supervisor, which starts a new one each time.
   *
   * @param client makes the object whose handlers are called
   * @param uri where to connect to: {@code ws} or {@code wss}
   * @return the specification
   */
  static ChildSpec childSpec(Supplier<? extends Slack> client, String uri) {
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
  static ChildSpec childSpec(Supplier<? extends Slack> client, String uri, Options options) {
    return ChildSpec.of("Slack", () -> start(client.get(), uri, options));
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
    return ChildSpec.of("Slack", () -> start(uri, options));
  }

  private static final class Dispatch extends Dispatcher {
    private static final Json JSON = new Json();

    private final Slack client;

    private final TextDecoder<Slack.Envelope<Slack.Payload<Slack.Message>>> messagePayloadEnvelopeDecoder = JSON.decoder(
        new MessageType<Slack.Envelope<Slack.Payload<Slack.Message>>>() {});

    private final TextDecoder<Slack.Envelope<Slack.Ignored>> ignoredEnvelopeDecoder = JSON.decoder(
        new MessageType<Slack.Envelope<Slack.Ignored>>() {});

    private final TextEncoder<Slack.Acknowledged> acknowledgedEncoder = JSON.encoder(
        MessageType.of(Slack.Acknowledged.class));

    private final MemberReader members = JSON.members(List.of("payload/event/type", "type"));

    Dispatch(Slack client) {
      super(client, MessageForm.BUFFER, MessageForm.NONE);
      this.client = client;
    }

    @Override
    public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {
      look(members, utf8);
      String type = members.text(0);
      String type_ = members.text(1);
      if ("message".equals(type)) {
        outbox.text(acknowledgedEncoder, client.message(decodeText(
            messagePayloadEnvelopeDecoder, utf8, "Slack.Envelope<Slack.Payload<Slack.Message>>")),
            "Slack.Acknowledged");
      } else if ("events_api".equals(type_) || "slash_commands".equals(type_)
          || "interactive".equals(type_)) {
        outbox.text(acknowledgedEncoder, client.ignored(decodeText(ignoredEnvelopeDecoder, utf8,
            "Slack.Envelope<Slack.Ignored>")), "Slack.Acknowledged");
      } else if ("hello".equals(type_)) {
        client.hello();
      } else if ("disconnect".equals(type_)) {
        outbox.reaction(client.refresh());
      } else {
        throw unknown(members, Field.of("payload/event/type", "message"),
            Field.of("type", "events_api", "slash_commands", "interactive", "hello", "disconnect"));
      }
    }
  }
}
