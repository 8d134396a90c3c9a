// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with a connection; the kinds are the subclasses. An {@code @OnError} handler takes this class or one of
 * the kinds and decides what follows.
 *
 * <p>Messages never hold header values, payloads or the user information of a URI.
 */
public abstract sealed class FreshException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean transportLost;
  private final boolean retryable;

  private FreshException(
      String message, @Nullable Throwable cause, boolean transportLost, boolean retryable) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.transportLost = transportLost;
    this.retryable = retryable;
  }

  /**
   * What was expected and what came.
   *
   * @return the message; never {@code null}
   */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * Whether there is no transport any more: {@code ignore} then leaves the connection idle, otherwise it lives on.
   *
   * @return whether the transport is lost
   */
  public boolean isTransportLost() {
    return transportLost;
  }

  /**
   * Whether the same attempt may succeed if it is repeated. A reconnect after an error that is not retryable waits the
   * maximum delay.
   *
   * @return {@code false} for refusals that a repetition does not mend: see {@link EstablishingFailed}
   */
  public boolean isRetryable() {
    return retryable;
  }

  /**
   * The server could not be reached: name look-up, TCP, TLS, or the {@link TransportOptions#proxy() proxy}.
   *
   * <p>Not retryable are a refused certificate, and a proxy that refuses the credentials or wants some: it answers 407 to
   * HTTP, or says no to the authentication of SOCKS5.
   */
  public static final class ConnectingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what was tried and what came
     * @param cause the transport's own error
     * @param retryable whether a repetition may succeed
     */
    public ConnectingFailed(String message, @Nullable Throwable cause, boolean retryable) {
      super(message, cause, true, retryable);
    }
  }

  /** The upgrade request could not be written. */
  public static final class UpgradingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what was tried and what came
     * @param cause the transport's own error
     */
    public UpgradingFailed(String message, @Nullable Throwable cause) {
      super(message, cause, true, true);
    }
  }

  /**
   * The answer to the upgrade request is not a valid 101.
   *
   * <p>Not retryable are the statuses 400, 401, 403, 404, 405, 407, 410, 426 and 501, and a 101 that breaks RFC 6455 §4.1:
   * a wrong accept key, or an extension or subprotocol that was not offered; and, where redirects are followed, one that is not: see
   * {@link UpgradeOptions#redirects()}.
   */
  public static final class EstablishingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Headers headers;
    private final byte[] body;

    /**
     * Creates the error.
     *
     * @param message what was expected and what came
     * @param status the HTTP status
     * @param headers the headers of the answer
     * @param body the first bytes of the body, at most {@link UpgradeOptions#maxErrorBodyBytes()}
     * @param retryable whether a repetition may succeed
     */
    public EstablishingFailed(
        String message, int status, Headers headers, byte[] body, boolean retryable) {
      super(message, null, true, retryable);
      this.status = status;
      this.headers = Objects.requireNonNull(headers, "headers");
      this.body = body.clone();
    }

    /**
     * The HTTP status of the answer.
     *
     * @return the status, for example 403
     */
    public int status() {
      return status;
    }

    /**
     * The headers of the answer.
     *
     * @return the headers; empty after deserialization
     */
    public Headers headers() {
      return headers == null ? Headers.empty() : headers;
    }

    /**
     * The first bytes of the body, at most {@link UpgradeOptions#maxErrorBodyBytes()}.
     *
     * @return a copy
     */
    public byte[] body() {
      return body.clone();
    }
  }

  /** The answer to the upgrade request broke off, was no HTTP, was too large, or took too long. */
  public static final class ProcessingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what was expected and what came
     * @param cause the transport's own error, if there is one
     */
    public ProcessingFailed(String message, @Nullable Throwable cause) {
      super(message, cause, true, true);
    }
  }

  /** The transport of an open connection was lost, or the peer did not answer a ping in time. */
  public static final class StreamingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what happened
     * @param cause the transport's own error, if there is one
     */
    public StreamingFailed(String message, @Nullable Throwable cause) {
      super(message, cause, true, true);
    }
  }

  /**
   * What the peer has sent could not be decoded. There are two forms:
   *
   * <ul>
   *   <li>A frame or message violates the protocol or a limit. {@link #closeCode()} says what was sent to the peer, and the
   *       transport is lost.
   *   <li>A message is none that the client's handlers take: its decoder threw, which is the cause, or no handler is for the
   *       value of its field. There is no code, no handler was called, and the connection lives on; the default is {@link
   *       Recovery#ignore()}. The message of the error tells the type, the class of what the decoder threw, the message's length and
   *       its first 32 bytes, in which {@code x} stands for any letter, {@code 0} for any digit, and a dot for any byte that is
   *       no printable ASCII. The cause may quote the message as it was.
   * </ul>
   */
  public static final class DecodingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    private static final int NO_CODE = 0;

    private final int closeCode;

    /**
     * Creates the error of a peer that violates the protocol or a limit.
     *
     * @param message the rule that was broken, and by what
     * @param closeCode what was sent to the peer: 1002, 1007 or 1009
     */
    public DecodingFailed(String message, int closeCode) {
      super(message, null, true, true);
      this.closeCode = closeCode;
    }

    /**
     * Creates the error of a message that no handler could be given.
     *
     * @param message what was expected and what came, without the payload
     * @param cause what the decoder threw, if it threw
     */
    public DecodingFailed(String message, @Nullable Throwable cause) {
      super(message, cause, false, true);
      this.closeCode = NO_CODE;
    }

    /**
     * The status code that was sent to the peer.
     *
     * @return 1002, 1007 or 1009; empty if the connection lives on
     */
    public OptionalInt closeCode() {
      return closeCode == NO_CODE ? OptionalInt.empty() : OptionalInt.of(closeCode);
    }
  }

  /** A frame could not be made of what was to be sent: an encoder threw, or a text has no form in UTF-8. */
  public static final class EncodingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what cannot be sent, and why
     * @param cause the reason, if there is one
     */
    public EncodingFailed(String message, @Nullable Throwable cause) {
      super(message, cause, false, true);
    }
  }

  /** A frame that a handler answered could not be written: the connection is not open, or its outbound queue is full. */
  public static final class CastingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what was not written, and why
     */
    public CastingFailed(String message) {
      super(message, null, false, true);
    }
  }

  /**
   * A handler threw; its exception is the cause. What it would have answered, and its new state, do not exist. Unless an
   * {@code @OnError} takes it and says otherwise, the connection sends 1011 and terminates as {@link ExitReason.Failed}.
   */
  public static final class HandlingFailed extends FreshException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param handler the handler's annotation, for example {@code @OnText}
     * @param cause what it threw
     * @param transportLost whether there is no transport any more, as when {@code @OnDisconnect} threw
     */
    public HandlingFailed(String handler, Throwable cause, boolean transportLost) {
      super(
          "Handler " + handler + " threw " + cause.getClass().getName(),
          cause,
          transportLost,
          true);
    }
  }
}
