// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static io.fresh.scale.Content.Kind.ASCII;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.ScriptedPeer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a large message is handed over.
 *
 * @param way of doing so
 * @param kind of its characters
 * @param blocking whether the client is {@code @Blocking}
 * @param compressed whether it goes compressed
 */
record Sent(Way way, Content.Kind kind, boolean blocking, boolean compressed) {

  /** By a call, or as the answer of a handler. */
  enum Way {
    SEND_STRING,
    SEND_TEXT_FRAME,
    SEND_BUFFER_IN_THE_HEAP,
    SEND_BUFFER_OUTSIDE,
    SEND_BINARY_FRAME,
    ANSWER_STRING,
    ANSWER_ARRAY;

    boolean isText() {
      return this == SEND_STRING || this == SEND_TEXT_FRAME || this == ANSWER_STRING;
    }
  }

  static List<Sent> all() {
    return Stream.concat(
            Stream.of(Way.values()).map(way -> new Sent(way, ASCII, false, false)),
            Stream.of(
                new Sent(Way.SEND_STRING, ASCII, true, false),
                new Sent(Way.ANSWER_ARRAY, ASCII, true, false),
                new Sent(Way.SEND_STRING, ASCII, false, true),
                new Sent(Way.SEND_BUFFER_IN_THE_HEAP, ASCII, false, true)))
        .toList();
  }

  /** What hands it over; the message itself, which the application makes, is made before. */
  Runnable prepared(Connection connection, Content content) {
    Object message = message(content);
    return () -> {
      if (!handOver(connection, message)) {
        throw new AssertionError("Expected a message to be accepted, was not: " + this);
      }
    };
  }

  private Object message(Content content) {
    ByteBuffer binary = ByteBuffer.wrap(content.utf8());
    return switch (way) {
      case SEND_STRING, ANSWER_STRING -> content.text();
      case SEND_TEXT_FRAME -> Frame.text(content.text());
      case SEND_BUFFER_IN_THE_HEAP -> binary;
      case SEND_BUFFER_OUTSIDE -> ByteBuffer.allocateDirect(binary.remaining()).put(binary).flip();
      case SEND_BINARY_FRAME -> Frame.binary(binary);
      case ANSWER_ARRAY -> content.utf8();
    };
  }

  private boolean handOver(Connection connection, Object message) {
    return switch (way) {
      case SEND_STRING -> connection.send((String) message);
      case SEND_TEXT_FRAME, SEND_BINARY_FRAME -> connection.send((Frame) message);
      case SEND_BUFFER_IN_THE_HEAP, SEND_BUFFER_OUTSIDE -> connection.send((ByteBuffer) message);
      case ANSWER_STRING, ANSWER_ARRAY -> connection.tell(message);
    };
  }

  /** The server's side. */
  void readAll(ScriptedPeer peer, Content content, Runnable afterFirst) throws Exception {
    Reassembly reassembly = new Reassembly(content, compressed);
    reassembly.add(compressed ? peer.expectCompressedFrame() : peer.expectFrame());
    afterFirst.run();
    while (!reassembly.isWhole()) {
      reassembly.add(peer.expectFrame());
    }
  }

  Dispatcher client() {
    return new Answering(blocking);
  }

  /** Answers what it is told. */
  private static final class Answering extends Dispatcher {
    private final boolean blocking;

    Answering(boolean blocking) {
      super(new Object(), MessageForm.NONE, MessageForm.NONE);
      this.blocking = blocking;
    }

    @Override
    public boolean isBlocking() {
      return blocking;
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      if (message instanceof String text) {
        outbox.text(text);
      } else {
        outbox.binary((byte[]) message);
      }
    }
  }

  @Override
  public String toString() {
    return "by %s%s%s%s"
        .formatted(
            way,
            way.isText() ? " of " + kind : "",
            compressed ? ", compressed" : "",
            blocking ? ", @Blocking" : "");
  }
}
