// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Recovery;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Recorder;
import org.jspecify.annotations.Nullable;

/** Clients that decide the first error or disconnect as the test has chosen, and leave what follows to the defaults. */
final class Deciding {

  private Deciding() {}

  /** The state, as far as it is looked at. */
  record Stage(String name) {}

  /** Records what happens, and fails at the text "throw". */
  abstract static class Base<T> {
    private final Recorder<String> calls;
    private @Nullable T decision;

    Base(Recorder<String> calls, @Nullable T decision) {
      this.calls = calls;
      this.decision = decision;
    }

    final Recorder<String> calls() {
      return calls;
    }

    private @Nullable T decideOnce() {
      T first = decision;
      decision = null;
      return first;
    }

    @OnText
    void text(String text) {
      if (text.equals("throw")) {
        throw new IllegalStateException(text);
      }
    }

    @OnError
    @Nullable T error(FreshException error) {
      return calls.answer("error " + error.getClass().getSimpleName(), this::decideOnce);
    }

    @OnDisconnect
    @Nullable T disconnect(int code) {
      return calls.answer("disconnect " + code, this::decideOnce);
    }
  }

  @WebSocketClient
  static final class Plain extends Base<Recovery> {
    Plain(Recorder<String> calls, @Nullable Recovery decision) {
      super(calls, decision);
    }

    @OnConnect
    void connect() {
      calls().call("connect");
    }

    @OnTerminate
    void end(ExitReason reason) {
      String why =
          reason instanceof ExitReason.Shutdown shutdown
              ? shutdown.detail()
              : reason.getClass().getSimpleName();
      calls().end("end " + why, () -> {});
    }
  }

  @WebSocketClient(state = Stage.class)
  static final class WithState extends Base<Recovery.With<Stage>> {
    WithState(Recorder<String> calls, Recovery.@Nullable With<Stage> decision) {
      super(calls, decision);
    }

    @OnConnect
    Stage connect(Stage stage) {
      calls().call("connect " + stage.name());
      return new Stage("open");
    }

    @OnTerminate
    void end(Stage last) {
      calls().end("end " + last.name(), () -> {});
    }
  }

  @WebSocketClient
  static final class Silent {
    private final Recorder<String> calls;

    Silent(Recorder<String> calls) {
      this.calls = calls;
    }

    @OnConnect
    void connect() {
      calls.call("connect");
    }

    @OnText
    void text(String text) {
      if (text.equals("throw")) {
        throw new IllegalStateException(text);
      }
    }

    @OnError
    void error(FreshException error) {
      calls.call("error " + error.getClass().getSimpleName());
    }

    @OnDisconnect
    void disconnect(int code) {
      calls.call("disconnect " + code);
    }

    @OnTerminate
    void end() {
      calls.end("end", () -> {});
    }
  }
}
