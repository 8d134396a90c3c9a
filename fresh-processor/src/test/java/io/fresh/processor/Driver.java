// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.spi.Dispatcher;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plays the runtime for one dispatcher and writes down what it is answered. */
final class Driver {

  /** Does nothing and is called {@code connection}. */
  static final Connection CONNECTION =
      (Connection)
          Proxy.newProxyInstance(
              Driver.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> "connection");

  private final Dispatcher dispatcher;
  private final Recorder recorder = new Recorder();

  Driver(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** What was answered, in order. */
  List<String> answers() {
    return recorder.answers();
  }

  void connect() throws Throwable {
    dispatcher.onConnect(CONNECTION, new Handshake(101, Headers.empty(), null, 1), recorder);
  }

  /** In the form that the dispatcher asks for; in parts, it is the last. */
  void text(String text) throws Throwable {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    switch (dispatcher.textForm()) {
      case STRING -> dispatcher.onText(CONNECTION, text, recorder);
      case BUFFER -> dispatcher.onText(CONNECTION, readOnly(utf8), recorder);
      case BYTE_BUF -> dispatcher.onText(CONNECTION, Unpooled.wrappedBuffer(utf8), recorder);
      case PARTIAL_STRING -> dispatcher.onText(CONNECTION, text, true, recorder);
      case PARTIAL_BUFFER -> dispatcher.onText(CONNECTION, readOnly(utf8), true, recorder);
      case PARTIAL_BYTE_BUF ->
          dispatcher.onText(CONNECTION, Unpooled.wrappedBuffer(utf8), true, recorder);
      default -> recorder.answers().add("no text wanted");
    }
  }

  /** In the form that the dispatcher asks for; in parts, it is the last. */
  void binary(int... values) throws Throwable {
    byte[] bytes = bytes(values);
    switch (dispatcher.binaryForm()) {
      case ARRAY -> dispatcher.onBinary(CONNECTION, bytes, recorder);
      case BUFFER -> dispatcher.onBinary(CONNECTION, readOnly(bytes), recorder);
      case BYTE_BUF -> dispatcher.onBinary(CONNECTION, Unpooled.wrappedBuffer(bytes), recorder);
      case PARTIAL_ARRAY -> dispatcher.onBinary(CONNECTION, bytes, true, recorder);
      case PARTIAL_BUFFER -> dispatcher.onBinary(CONNECTION, readOnly(bytes), true, recorder);
      case PARTIAL_BYTE_BUF ->
          dispatcher.onBinary(CONNECTION, Unpooled.wrappedBuffer(bytes), true, recorder);
      default -> recorder.answers().add("no binary wanted");
    }
  }

  void ping(int... payload) throws Throwable {
    dispatcher.onPing(CONNECTION, readOnly(bytes(payload)), recorder);
  }

  void pong(int... payload) throws Throwable {
    dispatcher.onPong(CONNECTION, readOnly(bytes(payload)), recorder);
  }

  void tell(Object message) throws Throwable {
    dispatcher.onInfo(CONNECTION, message, recorder);
  }

  void fail(FreshException error) throws Throwable {
    dispatcher.onError(CONNECTION, error, recorder);
  }

  void disconnect(int code, String reason) throws Throwable {
    dispatcher.onDisconnect(CONNECTION, new CloseStatus(code, reason), recorder);
  }

  void terminate(ExitReason reason) throws Throwable {
    dispatcher.onTerminate(CONNECTION, reason);
  }

  void reset() {
    dispatcher.reset();
  }

  private static ByteBuffer readOnly(byte[] bytes) {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
