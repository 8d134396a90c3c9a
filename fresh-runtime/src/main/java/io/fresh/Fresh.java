// SPDX-License-Identifier: MIT
package io.fresh;

import io.fresh.internal.link.RunningHandler;
import io.fresh.internal.transport.ClientRuntime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Connections by their names, and all connections of a program at once.
 *
 * <p>What is done by name never blocks and never fails because nobody has the name: a message is then not accepted, a Close is asked of
 * nobody. What the {@link NameRegistry} itself throws is thrown.
 */
public final class Fresh {

  private Fresh() {}

  /**
   * Looks a name up.
   *
   * @param name the name
   * @return the live connection that holds it: from the start until its {@code @OnTerminate} has returned
   */
  public static Optional<Connection> whereis(Name name) {
    return name.registry().resolve(name.key());
  }

  /**
   * Sends a frame through the connection of a name.
   *
   * @param name the name
   * @param frame what to send
   * @return as {@link Connection#send(Frame)}; {@code false} if nobody has the name
   */
  public static boolean send(Name name, Frame frame) {
    return whereis(name).filter(connection -> connection.send(frame)).isPresent();
  }

  /**
   * Sends a text message through the connection of a name.
   *
   * @param name the name
   * @param text the message
   * @return as {@link Connection#send(String)}; {@code false} if nobody has the name
   */
  public static boolean send(Name name, String text) {
    return whereis(name).filter(connection -> connection.send(text)).isPresent();
  }

  /**
   * Sends a binary message through the connection of a name.
   *
   * @param name the name
   * @param binary the message, from position to limit; neither is changed
   * @return as {@link Connection#send(ByteBuffer)}; {@code false} if nobody has the name
   */
  public static boolean send(Name name, ByteBuffer binary) {
    return whereis(name).filter(connection -> connection.send(binary)).isPresent();
  }

  /**
   * Hands a message of the application to the connection of a name.
   *
   * @param name the name
   * @param message any object
   * @return as {@link Connection#tell}; {@code false} if nobody has the name
   */
  public static boolean tell(Name name, Object message) {
    return whereis(name).filter(connection -> connection.tell(message)).isPresent();
  }

  /**
   * Begins the closing handshake of the connection of a name, as {@link Connection#close} does. Does nothing if nobody has the name.
   *
   * @param name the name
   * @param code the status code
   * @param reason at most 123 bytes of UTF-8, may be empty
   * @throws IllegalArgumentException if code or reason cannot be sent, whether or not somebody has the name
   */
  public static void close(Name name, int code, String reason) {
    Reaction.Close checked = new Reaction.Close(code, reason);
    whereis(name).ifPresent(connection -> connection.close(checked.code(), checked.reason()));
  }

  /**
   * Whether messages can be sent through the connection of a name.
   *
   * @param name the name
   * @return as {@link Connection#isOpen}; {@code false} if nobody has the name
   */
  public static boolean isOpen(Name name) {
    return whereis(name).filter(Connection::isOpen).isPresent();
  }

  /**
   * Ends all live connections as {@link ExitReason.Shutdown}, saying 1001 to their peers, and blocks until they have terminated.
   * Supervisors are ended first, so that they start nothing again, and end their children in their own order. Nothing calls this by
   * itself; a program that wants it at its end installs a hook:
   *
   * <pre>{@code
   * Runtime.getRuntime().addShutdownHook(new Thread(() -> Fresh.shutdown(Duration.ofSeconds(5))));
   * }</pre>
   *
   * @param timeout how long to wait; what is then still alive is killed
   * @return whether all ended in time; {@code false} also if the waiting thread is interrupted
   * @throws IllegalStateException when called from a handler, which would wait for itself; or if the Netty on the path is too old
   */
  public static boolean shutdown(Duration timeout) {
    return ClientRuntime.shared().shutdown(timeout);
  }

  /** For the API, which knows nothing of what runs beneath it. */
  static void requireNoHandler(String operation) {
    RunningHandler.requireNone(operation);
  }
}
