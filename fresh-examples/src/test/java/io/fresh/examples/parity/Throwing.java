// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Reaction;
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
import io.fresh.examples.parity.StateClients.Ask;
import io.fresh.testing.Recorder;

/** Clients one of whose handlers throws; all others go on as if nothing was. */
final class Throwing {

  private Throwing() {}

  /** Counts the handlers that have returned. */
  record Returned(int handlers) {
    Returned andOne() {
      return new Returned(handlers + 1);
    }
  }

  /** What each handler of a client does first. */
  record Plan(Recorder<String> calls, String thrower) {
    void enter(String handler) throws Exception {
      calls.call(
          handler,
          () -> {
            if (handler.equals(thrower)) {
              throw new Exception("boom");
            }
          });
    }
  }

  /** What answers, throws and counts; without an {@code @OnError}. */
  abstract static class Base {
    private final Plan plan;

    Base(Plan plan) {
      this.plan = plan;
    }

    final Plan plan() {
      return plan;
    }

    private Reaction.With<Returned> next(String handler, Returned returned) throws Exception {
      plan.enter(handler);
      return Reaction.ok().with(returned.andOne());
    }

    @OnConnect
    Reaction.With<Returned> connect(Returned returned) throws Exception {
      return next("@OnConnect", returned);
    }

    @OnText
    Reaction.With<Returned> text(String text, Returned returned) throws Exception {
      return next("@OnText", returned);
    }

    @OnBinary
    Reaction.With<Returned> binary(byte[] binary, Returned returned) throws Exception {
      return next("@OnBinary", returned);
    }

    @OnPing
    Reaction.With<Returned> ping(Returned returned) throws Exception {
      return next("@OnPing", returned);
    }

    @OnPong
    Reaction.With<Returned> pong(Returned returned) throws Exception {
      return next("@OnPong", returned);
    }

    @OnInfo
    Reaction.With<Returned> info(Trigger.Nudge nudge, Returned returned) throws Exception {
      return next("@OnInfo", returned);
    }

    @OnInfo
    String ask(Ask ask, Returned returned) {
      return "returned " + returned.handlers();
    }

    @OnDisconnect
    Recovery.With<Returned> disconnect(CloseStatus status, Returned returned) throws Exception {
      plan.enter("@OnDisconnect");
      return Recovery.close().with(returned.andOne());
    }

    @OnTerminate
    void end(ExitReason reason, Returned returned) throws Exception {
      plan.calls()
          .end(
              "@OnTerminate after " + returned.handlers(),
              () -> {
                if (plan.thrower().equals("@OnTerminate")) {
                  throw new Exception("boom");
                }
              });
    }
  }

  /** Leaves it to the default. */
  @WebSocketClient(state = Returned.class)
  static final class Helpless extends Base {
    Helpless(Plan plan) {
      super(plan);
    }
  }

  /** Goes on. */
  @WebSocketClient(state = Returned.class)
  static final class Forgiving extends Base {
    Forgiving(Plan plan) {
      super(plan);
    }

    @OnError
    Recovery error(HandlingFailed error) throws Exception {
      String thrower = error.getMessage().replaceAll(".*(@On\\w+).*", "$1");
      plan().enter("@OnError of " + thrower + (error.isTransportLost() ? ", transport lost" : ""));
      return Recovery.ignore();
    }
  }

  /** Fails at what it should decide. */
  @WebSocketClient(state = Returned.class)
  static final class Clumsy extends Base {
    Clumsy(Plan plan) {
      super(plan);
    }

    @OnError
    Recovery.With<Returned> error(FreshException error, Returned returned) throws Exception {
      plan().enter("@OnError");
      throw new Exception("boom again");
    }
  }
}
