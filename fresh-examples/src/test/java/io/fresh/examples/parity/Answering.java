// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnPong;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.testing.Recorder;
import org.jspecify.annotations.Nullable;

/** Handlers that all answer in one form; one of them says what the test has chosen, the others have nothing to say. */
abstract class Answering<T> {

  /** What a client of this test is made of. */
  record Plan<T>(Recorder<String> calls, Trigger chosen, @Nullable T answer) {

    @Nullable T to(Trigger trigger) {
      calls.call(trigger.name());
      return trigger == chosen ? answer : null;
    }
  }

  private final Plan<T> plan;

  Answering(Plan<T> plan) {
    this.plan = plan;
  }

  final @Nullable T answer(Trigger trigger) {
    return plan.to(trigger);
  }

  @OnConnect
  @Nullable T connect() {
    return answer(Trigger.CONNECT);
  }

  @OnText
  @Nullable T text(String text) {
    return answer(Trigger.TEXT);
  }

  @OnBinary
  @Nullable T binary(byte[] binary) {
    return answer(Trigger.BINARY);
  }

  @OnInfo
  @Nullable T info(Trigger.Nudge nudge) {
    return answer(Trigger.INFO);
  }

  @OnTerminate
  void end() {
    plan.calls().end("END", () -> {});
  }

  /** The same; a ping or a pong cannot be answered with bare bytes, but with anything else. */
  abstract static class AlsoToControl<T> extends Answering<T> {

    AlsoToControl(Plan<T> plan) {
      super(plan);
    }

    @OnPing
    @Nullable T ping() {
      return answer(Trigger.PING);
    }

    @OnPong
    @Nullable T pong() {
      return answer(Trigger.PONG);
    }
  }
}
