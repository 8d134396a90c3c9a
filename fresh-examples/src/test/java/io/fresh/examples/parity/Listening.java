// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.Recovery;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnPong;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Recorder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that has every handler, writes down what it is given, and ends when its link does. */
@WebSocketClient
final class Listening {

  private final Recorder<String> calls;

  Listening(Recorder<String> calls) {
    this.calls = calls;
  }

  static Session start(Recorder<String> calls) {
    return Session.start(
        calls, (uri, options) -> ListeningFresh.start(new Listening(calls), uri, options));
  }

  @OnConnect
  void connect(int status, Headers headers, Handshake handshake) {
    String server = headers.first("x-server").orElse("-");
    calls.call("connect " + status + " " + server + handshake.subprotocol().orElse(""));
  }

  @OnText
  void text(String text) {
    calls.call("text " + text);
  }

  @OnBinary
  void binary(byte[] binary) {
    calls.call("binary " + Arrays.toString(binary));
  }

  @OnPing
  void ping(byte[] payload) {
    calls.call("ping " + new String(payload, StandardCharsets.UTF_8));
  }

  @OnPong
  void pong(ByteBuffer payload) {
    calls.call("pong " + StandardCharsets.UTF_8.decode(payload));
  }

  @OnInfo
  void number(Integer number) {
    calls.call("integer " + number);
  }

  @OnInfo
  String word(String word, Connection connection) {
    calls.call("word " + word + (connection.isOpen() ? "" : ", not open"));
    return word;
  }

  @OnError
  Recovery error(FreshException error, Connection connection) {
    String open = connection.isOpen() ? ", open" : "";
    calls.call("error " + error.getClass().getSimpleName() + open);
    return Recovery.close(ExitReason.failed(error));
  }

  @OnDisconnect(code = 1002)
  Recovery protocolError(String reason) {
    calls.call("1002 " + reason);
    return Recovery.reconnect();
  }

  @OnDisconnect
  Recovery disconnect(CloseStatus status) {
    calls.call("disconnect " + status.code() + " " + status.reason());
    return Recovery.close();
  }

  @OnTerminate
  void end(ExitReason reason) {
    calls.end("end " + reason.getClass().getSimpleName(), () -> {});
  }
}
