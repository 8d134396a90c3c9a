// SPDX-License-Identifier: MIT
package io.fresh.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.BinaryDecoder;
import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.MemberReader;
import io.fresh.TextDecoder;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls the handlers of one client for one connection. The annotation processor writes a subclass for each client, which
 * overrides one method for each handler that there is. A class, not an interface, so that it can grow without breaking
 * what was generated before.
 *
 * <p>The runtime never runs two methods of one dispatcher at a time. All may throw anything that a handler throws.
 */
public abstract class Dispatcher {

  private final Object client;
  private final MessageForm textForm;
  private final MessageForm binaryForm;

  /** Null before the connection is made, which no handler and no caller of {@code start} sees. */
  private @Nullable ClientConnection connection;

  /**
   * Creates a dispatcher.
   *
   * @param client the object whose handlers are called; it serves one live connection at a time
   * @param textForm which of the {@code onText} methods is overridden
   * @param binaryForm which of the {@code onBinary} methods is overridden
   */
  protected Dispatcher(Object client, MessageForm textForm, MessageForm binaryForm) {
    this.client = Objects.requireNonNull(client, "client");
    this.textForm = textForm;
    this.binaryForm = binaryForm;
  }

  /**
   * The dispatcher of a connection, by which generated code knows the connections of its client.
   *
   * @param <D> the dispatcher
   * @param connection a connection
   * @param type the class of the dispatcher
   * @param generated the simple name of the class that starts connections with it
   * @return the dispatcher
   * @throws IllegalArgumentException if the connection was started by another class
   */
  public static <D extends Dispatcher> D of(
      Connection connection, Class<D> type, String generated) {
    Objects.requireNonNull(connection, "connection");
    if (connection instanceof ClientConnection started) {
      Dispatcher dispatcher = started.dispatcher();
      if (type.isInstance(dispatcher)) {
        return type.cast(dispatcher);
      }
      throw otherThan(generated, connection + " of " + dispatcher.client().getClass().getName());
    }
    throw otherThan(generated, "a " + connection.getClass().getName());
  }

  private static IllegalArgumentException otherThan(String generated, String found) {
    return new IllegalArgumentException(
        "Expected a connection that %s has started, was %s; take the class that is generated for that client"
            .formatted(generated, found));
  }

  /**
   * Tells which connection this is for. Called once by the runtime, before any handler and before {@code start} returns.
   *
   * @param connection the connection
   */
  public final void bind(ClientConnection connection) {
    this.connection = Objects.requireNonNull(connection, "connection");
  }

  /**
   * The connection, for what generated code sends outside of handlers.
   *
   * @return the connection
   * @throws IllegalStateException before it was bound
   */
  public final ClientConnection connection() {
    if (connection == null) {
      throw new IllegalStateException("a dispatcher sends once it belongs to a connection");
    }
    return connection;
  }

  /**
   * The object whose handlers are called.
   *
   * @return the client
   */
  public final Object client() {
    return client;
  }

  /**
   * The form in which text messages are wanted.
   *
   * @return {@code NONE}, {@code STRING}, {@code BUFFER}, {@code BYTE_BUF}, or partial
   */
  public final MessageForm textForm() {
    return textForm;
  }

  /**
   * The form in which binary messages are wanted.
   *
   * @return {@code NONE}, {@code ARRAY}, {@code BUFFER}, {@code BYTE_BUF}, or partial
   */
  public final MessageForm binaryForm() {
    return binaryForm;
  }

  /**
   * Whether handlers may block: all methods but this and those above are then called on a thread of their own, else on the event loop of
   * the connection.
   *
   * @return the same at each call
   */
  public boolean isBlocking() {
    return false;
  }

  /**
   * The connection is open.
   *
   * @param connection the connection
   * @param handshake the server's verified answer
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox)
      throws Throwable {}

  /**
   * A text message, for {@link MessageForm#STRING}.
   *
   * @param connection the connection
   * @param text the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, String text, Outbox outbox) throws Throwable {}

  /**
   * A text message, for {@link MessageForm#BUFFER}.
   *
   * @param connection the connection
   * @param utf8 the message, valid UTF-8
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuffer utf8, Outbox outbox) throws Throwable {}

  /**
   * A text message, for {@link MessageForm#BYTE_BUF}.
   *
   * @param connection the connection
   * @param utf8 the message, valid UTF-8
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuf utf8, Outbox outbox) throws Throwable {}

  /**
   * A part of a text message, for {@link MessageForm#PARTIAL_STRING}.
   *
   * @param connection the connection
   * @param text what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, String text, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a text message, for {@link MessageForm#PARTIAL_BUFFER}.
   *
   * @param connection the connection
   * @param utf8 what has come since the part before, valid UTF-8
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuffer utf8, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a text message, for {@link MessageForm#PARTIAL_BYTE_BUF}.
   *
   * @param connection the connection
   * @param utf8 what has come since the part before, valid UTF-8
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onText(Connection connection, ByteBuf utf8, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A binary message, for {@link MessageForm#ARRAY}.
   *
   * @param connection the connection
   * @param binary the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, byte[] binary, Outbox outbox) throws Throwable {}

  /**
   * A binary message, for {@link MessageForm#BUFFER}.
   *
   * @param connection the connection
   * @param binary the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) throws Throwable {}

  /**
   * A binary message, for {@link MessageForm#BYTE_BUF}.
   *
   * @param connection the connection
   * @param binary the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuf binary, Outbox outbox) throws Throwable {}

  /**
   * A part of a binary message, for {@link MessageForm#PARTIAL_ARRAY}.
   *
   * @param connection the connection
   * @param binary what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, byte[] binary, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a binary message, for {@link MessageForm#PARTIAL_BUFFER}.
   *
   * @param connection the connection
   * @param binary what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuffer binary, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A part of a binary message, for {@link MessageForm#PARTIAL_BYTE_BUF}.
   *
   * @param connection the connection
   * @param binary what has come since the part before
   * @param last whether the message ends with it
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onBinary(Connection connection, ByteBuf binary, boolean last, Outbox outbox)
      throws Throwable {}

  /**
   * A ping, which has been answered.
   *
   * @param connection the connection
   * @param payload its payload, read-only and valid during the call
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) throws Throwable {}

  /**
   * A pong.
   *
   * @param connection the connection
   * @param payload its payload, read-only and valid during the call
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) throws Throwable {}

  /**
   * A message of the application.
   *
   * @param connection the connection
   * @param message the message
   * @param outbox takes the answer
   * @throws Throwable what the handler throws
   */
  public void onInfo(Connection connection, Object message, Outbox outbox) throws Throwable {
    outbox.unhandled(message);
  }

  /**
   * Something went wrong.
   *
   * @param connection the connection
   * @param error what went wrong
   * @param verdict takes the decision
   * @throws Throwable what the handler throws
   */
  public void onError(Connection connection, FreshException error, Verdict verdict)
      throws Throwable {}

  /**
   * A Close has ended the connection.
   *
   * @param connection the connection
   * @param status the peer's status
   * @param verdict takes the decision
   * @throws Throwable what the handler throws
   */
  public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict)
      throws Throwable {}

  /**
   * The connection ends; nothing follows.
   *
   * @param connection the connection
   * @param reason why
   * @throws Throwable what the handler throws
   */
  public void onTerminate(Connection connection, ExitReason reason) throws Throwable {}

  /** The connection is about to be established anew: what lives as long as one link goes back to its beginning. */
  public void reset() {}

  // ---- for the overrides: decoding ----

  /**
   * Has a decoder make the value that a handler of texts is called with.
   *
   * @param <T> the type of the value
   * @param decoder makes it
   * @param utf8 the message, or a member's value; is the same after the call, whatever the decoder does with it
   * @param type the type of the value, as it stands in the handler
   * @return the value
   * @throws UndecodableMessage if the decoder throws or makes {@code null}: let it pass
   */
  protected static <T> T decodeText(TextDecoder<? extends T> decoder, ByteBuffer utf8, String type)
      throws UndecodableMessage {
    return Decoding.decode(
        TextDecoder::decode, decoder, utf8, "a text that can be decoded as", type);
  }

  /**
   * Has a decoder make the value that a handler of binary messages is called with.
   *
   * @param <T> the type of the value
   * @param decoder makes it
   * @param bytes the message; is the same after the call, whatever the decoder does with it
   * @param type the type of the value, as it stands in the handler
   * @return the value
   * @throws UndecodableMessage if the decoder throws or makes {@code null}: let it pass
   */
  protected static <T> T decodeBinary(
      BinaryDecoder<? extends T> decoder, ByteBuffer bytes, String type) throws UndecodableMessage {
    return Decoding.decode(
        BinaryDecoder::decode, decoder, bytes, "a binary message that can be decoded as", type);
  }

  /**
   * Makes a string of a message, for a handler beside others that take values.
   *
   * @param utf8 the message; stays as it is
   * @return its text
   */
  protected static String text(ByteBuffer utf8) {
    byte[] bytes = new byte[utf8.remaining()];
    utf8.get(utf8.position(), bytes);
    return new String(bytes, UTF_8);
  }

  // ---- for the overrides: handlers that are told apart by a member ----

  /**
   * Looks into a message.
   *
   * @param members finds the members
   * @param utf8 the message; is the same after the call
   * @throws UndecodableMessage if it is not of the format: let it pass
   */
  protected static void look(MemberReader members, ByteBuffer utf8) throws UndecodableMessage {
    Decoding.decode(
        (reader, message) -> {
          reader.read(message);
          return reader;
        },
        members,
        utf8,
        "a text whose members can be",
        "read");
  }

  /**
   * Looks into a message, where a handler takes what no other does.
   *
   * @param members finds the members
   * @param utf8 the message; is the same after the call
   * @return {@code false} if it is not of the format
   */
  protected static boolean tryLook(MemberReader members, ByteBuffer utf8) {
    try {
      look(members, utf8);
      return true;
    } catch (UndecodableMessage other) {
      return false;
    }
  }

  /**
   * The value of a member, of which a handler's value is to be decoded.
   *
   * @param members has looked into the message
   * @param index the member's index among the paths
   * @param path where it is
   * @return the value, as it stands in the message
   * @throws UndecodableMessage if there is no such member: let it pass
   */
  protected static ByteBuffer member(MemberReader members, int index, String path)
      throws UndecodableMessage {
    ByteBuffer value = members.value(index);
    if (value == null) {
      throw Unknown.without(path);
    }
    return value;
  }

  /**
   * Says that no handler is for a message: {@code throw unknown(members, Field.of("type", "trade", "ticker"))}.
   *
   * @param members has looked into the message
   * @param fields where it has looked: the first paths of the reader, in their order
   * @return what is to be thrown
   */
  protected static UndecodableMessage unknown(MemberReader members, Field... fields) {
    return Unknown.message(members, fields);
  }

  /**
   * Says that no handler is for what a decoder has made of a message: {@code throw unknown(event)}.
   *
   * @param value what it has made
   * @return what is to be thrown
   */
  protected static UndecodableMessage unknown(Object value) {
    return Unknown.value(value);
  }
}
