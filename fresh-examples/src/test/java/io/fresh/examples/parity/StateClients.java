// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.CloseStatus;
import io.fresh.FreshException;
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

/** The clients of {@link StateTest}. */
final class StateClients {

  private StateClients() {}

  /** Where the state has been. */
  record Trail(String steps) {
    Trail then(String step) {
      return new Trail(steps + " " + step);
    }
  }

  /** Asks for the state, which the client sends. */
  record Ask() {}

  /** Answers the state, one step further, in every handler; and decides with a state of the test's choice. */
  @WebSocketClient(state = Trail.class)
  static final class Walker {
    private final Recorder<String> calls;
    private final Recovery recovery;

    Walker(Recorder<String> calls, Recovery recovery) {
      this.calls = calls;
      this.recovery = recovery;
    }

    private Trail step(String step, Trail trail) {
      calls.call(step);
      return trail.then(step);
    }

    @OnConnect
    Trail connect(Trail trail) {
      return step("connect", trail);
    }

    @OnText
    Trail text(String text, Trail trail) {
      return step(text, trail);
    }

    @OnBinary
    Trail binary(byte[] binary, Trail trail) {
      return step("binary", trail);
    }

    @OnPing
    Trail ping(Trail trail) {
      return step("ping", trail);
    }

    @OnPong
    Trail pong(Trail trail) {
      return step("pong", trail);
    }

    @OnInfo
    Trail info(Trigger.Nudge nudge, Trail trail) {
      return step("info", trail);
    }

    @OnInfo
    String ask(Ask ask, Trail trail) {
      return trail.steps();
    }

    @OnError
    Recovery.With<Trail> error(FreshException error, Trail trail) {
      return recovery.with(step("error", trail));
    }

    @OnDisconnect
    Recovery.With<Trail> disconnect(CloseStatus status, Trail trail) {
      return recovery.with(step("disconnect", trail));
    }

    @OnTerminate
    void end(Trail trail) {
      calls.end("end:" + trail.steps(), () -> {});
    }
  }

  /** Keeps its state in a field, without a lock. */
  @WebSocketClient
  static final class Fields {
    private final Recorder<String> calls;
    private int seen;

    Fields(Recorder<String> calls) {
      this.calls = calls;
    }

    private String count(String call) {
      return calls.answer(call, () -> "seen " + ++seen);
    }

    @OnConnect
    String connect() {
      return count("connect");
    }

    @OnText
    String text(String text) {
      return count("text");
    }

    @OnInfo
    String info(Trigger.Nudge nudge) {
      return count("info");
    }

    @OnDisconnect
    Recovery disconnect() {
      count("disconnect");
      return Recovery.reconnect();
    }

    @OnTerminate
    void end() {
      calls.end("end", () -> {});
    }
  }

  /** Counts in a typed state what comes from the peer and from the application. */
  @WebSocketClient(state = Total.class)
  static final class Counting {
    private final Recorder<String> calls;

    Counting(Recorder<String> calls) {
      this.calls = calls;
    }

    @OnText
    Total text(String text, Total total) {
      return calls.answer("text", () -> new Total(total.texts() + 1, total.infos()));
    }

    @OnInfo
    Total info(Trigger.Nudge nudge, Total total) {
      return calls.answer("info", () -> new Total(total.texts(), total.infos() + 1));
    }

    @OnTerminate
    void end(Total total) {
      calls.end(total.toString(), () -> {});
    }
  }

  record Total(int texts, int infos) {}
}
