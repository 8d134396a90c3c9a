// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.testing.ScriptedPeer;
import java.io.IOException;

/** What makes a client decide what is to follow. */
enum Trouble {
  HANDLER_THREW("error HandlingFailed", Outcome.FAILS) {
    @Override
    void happen(Session session, ScriptedPeer peer) throws IOException {
      peer.text("throw");
    }
  },
  TRANSPORT_LOST("error StreamingFailed", Outcome.RECONNECTS) {
    @Override
    void happen(Session session, ScriptedPeer peer) throws IOException {
      peer.reset();
    }
  },
  PEER_CLOSED("disconnect 4000", Outcome.RECONNECTS) {
    @Override
    void happen(Session session, ScriptedPeer peer) throws IOException {
      peer.close(4000, "away");
      peer.expectClose(4000);
      peer.hangUp();
    }
  },
  WE_CLOSED("disconnect 4000", Outcome.ENDS) {
    @Override
    void happen(Session session, ScriptedPeer peer) throws IOException {
      session.connection().close(4001, "enough");
      peer.expectClose(4001);
      peer.close(4000, "so be it");
      peer.hangUp();
    }
  };

  /** What follows. */
  enum Outcome {
    /** Nothing: the same link goes on. */
    LIVES_ON,
    /** No link, and no attempt to have one. */
    IDLES,
    RECONNECTS,
    /** Ends as the decision said, or as normal. */
    ENDS,
    /** Ends as failed, with 1011. */
    FAILS
  }

  private final String callback;
  private final Outcome byDefault;

  Trouble(String callback, Outcome byDefault) {
    this.callback = callback;
    this.byDefault = byDefault;
  }

  /** How the callback is recorded that decides. */
  String callback() {
    return callback;
  }

  Outcome byDefault() {
    return byDefault;
  }

  /** Whether the transport is still there when the callback decides. */
  boolean leavesTheTransport() {
    return this == HANDLER_THREW;
  }

  abstract void happen(Session session, ScriptedPeer peer) throws IOException;
}
