// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.Frame;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.SendOutcome;
import io.fresh.spi.ClientConnection;
import io.fresh.spi.Dispatcher;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connection of a dispatcher, which writes down what is sent. */
final class RecordedConnection {

  private final Dispatcher dispatcher;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<EncodingFailed> failures = new CopyOnWriteArrayList<>();
  private final ClientConnection connection =
      (ClientConnection)
          Proxy.newProxyInstance(
              RecordedConnection.class.getClassLoader(),
              new Class<?>[] {ClientConnection.class},
              (proxy, method, arguments) -> call(method, arguments));

  private volatile boolean isOpen = true;

  /** Belongs to a dispatcher from now on. */
  RecordedConnection(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
    dispatcher.bind(connection);
  }

  ClientConnection connection() {
    return connection;
  }

  /** What was accepted. */
  List<String> sent() {
    return sent;
  }

  /** What it was told of encoders. */
  List<EncodingFailed> failures() {
    return failures;
  }

  /** Accepts nothing any more. */
  void shut() {
    isOpen = false;
  }

  private Object call(Method method, Object... arguments) {
    return switch (method.getName()) {
      case "dispatcher" -> dispatcher;
      case "unencodable" -> failures.add((EncodingFailed) arguments[0]);
      case "send" -> send(arguments[0]);
      case "sendAsync" ->
          CompletableFuture.completedStage(
              send(arguments[0]) ? SendOutcome.WRITTEN : SendOutcome.NOT_SENT);
      default -> "connection";
    };
  }

  private boolean send(Object message) {
    if (isOpen) {
      sent.add(text(message));
    }
    return isOpen;
  }

  private static String text(Object message) {
    if (message instanceof Frame.Text frame) {
      return text(frame.payload());
    }
    if (message instanceof Frame.Binary frame) {
      return text(frame.payload());
    }
    if (message instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "binary " + Arrays.toString(bytes);
    }
    return "text " + message;
  }
}
