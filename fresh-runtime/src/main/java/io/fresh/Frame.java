// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A message or control frame to send.
 *
 * <p>A frame does not copy its payload: it is read when the frame is sent, from position to limit, and neither is changed.
 * There is no Close here; {@link Connection#close} and {@link Reaction#close} begin the closing handshake.
 */
public sealed interface Frame {

  /** The longest payload of a control frame, in bytes (RFC 6455 §5.5). */
  int MAX_CONTROL_PAYLOAD = 125;

  /**
   * A text message.
   *
   * @param payload the text
   */
  record Text(String payload) implements Frame {
    /**
     * Checks the components.
     *
     * @param payload the text
     */
    public Text {
      Objects.requireNonNull(payload, "payload");
    }
  }

  /**
   * A binary message.
   *
   * @param payload the bytes between position and limit
   */
  record Binary(ByteBuffer payload) implements Frame {
    /**
     * Checks the components.
     *
     * @param payload the bytes between position and limit
     */
    public Binary {
      Objects.requireNonNull(payload, "payload");
    }
  }

  /**
   * A ping (RFC 6455 §5.5.2).
   *
   * @param payload at most 125 bytes
   */
  record Ping(ByteBuffer payload) implements Frame {
    /**
     * Checks the components.
     *
     * @param payload at most 125 bytes
     */
    public Ping {
      requireControlPayload(payload);
    }
  }

  /**
   * An unsolicited pong (RFC 6455 §5.5.3); pings of the peer are answered without one.
   *
   * @param payload at most 125 bytes
   */
  record Pong(ByteBuffer payload) implements Frame {
    /**
     * Checks the components.
     *
     * @param payload at most 125 bytes
     */
    public Pong {
      requireControlPayload(payload);
    }
  }

  /**
   * A message that goes out as it is, though compression was agreed on.
   *
   * @param message a text or binary message
   */
  record Uncompressed(Frame message) implements Frame {
    /**
     * Checks the components.
     *
     * @param message a text or binary message
     */
    public Uncompressed {
      Objects.requireNonNull(message, "message");
      if (!(message instanceof Text || message instanceof Binary)) {
        throw new IllegalArgumentException(
            "Only a text or binary message can be uncompressed: nothing else is ever compressed");
      }
    }
  }

  /**
   * This frame as one that is not compressed, though compression ({@link UpgradeOptions#deflate()}) was agreed on: because it is
   * compressed already, or holds a secret beside what others may choose. It changes nothing without compression, and never for pings and
   * pongs.
   *
   * @return the frame
   */
  default Frame uncompressed() {
    return this instanceof Text || this instanceof Binary ? new Uncompressed(this) : this;
  }

  /**
   * A text message.
   *
   * @param payload the text
   * @return the frame
   */
  static Frame text(String payload) {
    return new Text(payload);
  }

  /**
   * A binary message.
   *
   * @param payload all bytes of the message; not copied
   * @return the frame
   */
  static Frame binary(byte[] payload) {
    return new Binary(ByteBuffer.wrap(payload));
  }

  /**
   * A binary message.
   *
   * @param payload the bytes between position and limit; not copied
   * @return the frame
   */
  static Frame binary(ByteBuffer payload) {
    return new Binary(payload);
  }

  /**
   * An empty ping.
   *
   * @return the frame
   */
  static Frame ping() {
    return new Ping(ByteBuffer.allocate(0));
  }

  /**
   * A ping.
   *
   * @param payload at most 125 bytes; not copied
   * @return the frame
   * @throws IllegalArgumentException if the payload is longer
   */
  static Frame ping(byte[] payload) {
    return new Ping(ByteBuffer.wrap(payload));
  }

  /**
   * An unsolicited pong.
   *
   * @param payload at most 125 bytes; not copied
   * @return the frame
   * @throws IllegalArgumentException if the payload is longer
   */
  static Frame pong(byte[] payload) {
    return new Pong(ByteBuffer.wrap(payload));
  }

  private static void requireControlPayload(ByteBuffer payload) {
    if (payload.remaining() > MAX_CONTROL_PAYLOAD) {
      throw new IllegalArgumentException(
          "The payload of a ping or pong has at most %d bytes, was %d; send the rest as a message"
              .formatted(MAX_CONTROL_PAYLOAD, payload.remaining()));
    }
  }
}
