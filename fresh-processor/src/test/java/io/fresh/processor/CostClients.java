// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A hundred clients as a program might have them: five shapes, from two handlers to fourteen. */
final class CostClients {

  /** Where they all are. */
  static final String PACKAGE = "cost";

  private static final int CLIENTS = 100;

  private static final String HEAD =
      """
      package cost;

      import io.fresh.*;
      import io.fresh.annotation.*;
      import java.nio.ByteBuffer;
      import java.util.List;

      """;

  private static final List<String> SHAPES =
      List.of(
          """
          @WebSocketClient
          final class ClientN {
            @OnConnect String begin() { return "1"; }
            @OnText String count(String number) { return number + 1; }
          }
          """,
          """
          @WebSocketClient(state = ClientN.State.class)
          final class ClientN {
            record State(int messages) {}
            @OnText Reaction.With<State> count(String text, State state) {
              return Reaction.reply(Frame.text(text)).with(new State(state.messages() + 1));
            }
            @OnInfo State reset(Integer to, State state) { return new State(to); }
            @OnError Recovery.With<State> failed(FreshException.DecodingFailed e, State state) {
              return Recovery.ignore().with(state);
            }
            @OnDisconnect(code = {1008, 1011}) Recovery refused() { return Recovery.close(); }
            @OnDisconnect Recovery gone(CloseStatus status, State state) { return Recovery.reconnect(); }
            @OnTerminate void end(ExitReason reason, State state) {}
          }
          """,
          """
          @WebSocketClient(
              name = "clientN",
              headers = {"X-Client: N", "Accept-Language: en"},
              subprotocols = {"v1.prices", "v2.prices"},
              pingInterval = "60s",
              backoffMax = "10s")
          final class ClientN {
            @OnConnect void opened(Connection connection, Handshake handshake) {}
            @OnBinary byte[] bytes(ByteBuffer bytes, Connection connection) { return new byte[1]; }
            @OnPing void ping(byte[] payload) {}
            @OnPong void pong() {}
          }
          """,
          """
          final class ClientN {
            interface Order {}
            record Buy(int lots) implements Order {}
            record Sell(int lots) implements Order {}
            @WebSocketClient
            static final class Trader {
              @OnText void price(CharSequence text) throws Exception {}
              @OnInfo Frame buy(Buy order) { return Frame.text("buy"); }
              @OnInfo Frame sell(Sell order) { return Frame.text("sell"); }
              @OnInfo List<Frame> other(Order order) { return List.of(); }
              @OnInfo void text(String text) {}
              @OnError Recovery connect(FreshException.ConnectingFailed e) { return Recovery.reconnect(); }
              @OnError Recovery other(FreshException e) { return Recovery.close(); }
            }
          }
          """,
          """
          @WebSocketClient
          final class ClientN extends BaseN {
            @OnConnect Reaction opened(Headers headers, int status) { return Reaction.ok(); }
            @OnText Reaction text(String text) { return Reaction.reply(Frame.text(text)); }
            @OnBinary void bytes(byte[] bytes, Connection connection) {}
            @OnPing String ping(ByteBuffer payload) { return null; }
            @OnInfo String number(Integer n) { return ""; }
            @OnInfo String number(Long n) { return ""; }
            @OnInfo String number(Number n) { return ""; }
            @OnError Recovery stream(FreshException.StreamingFailed e, Connection c) { return Recovery.reconnect(); }
            @OnError Recovery handling(FreshException.HandlingFailed e) { return Recovery.ignore(); }
            @OnDisconnect(code = 1000) Recovery normal() { return Recovery.close(); }
            @OnDisconnect(code = 1001) Recovery away() { return Recovery.reconnect(); }
            @OnDisconnect Recovery rest(int code, String reason) { return null; }
          }

          abstract class BaseN {
            @OnPong void pong(byte[] payload) {}
            @OnTerminate void end() {}
          }
          """);

  private CostClients() {}

  static void writeTo(Path folder) throws IOException {
    for (int i = 1; i <= CLIENTS; i++) {
      String number = Integer.toString(i);
      String shape = SHAPES.get(i % SHAPES.size());
      Files.writeString(
          folder.resolve("Client" + i + ".java"),
          HEAD + shape.replaceAll("(?<=Client|Base|client|: )N", number));
    }
  }
}
