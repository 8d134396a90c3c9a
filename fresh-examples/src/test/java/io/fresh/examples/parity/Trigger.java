// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.Connection;
import io.fresh.testing.ScriptedPeer;
import java.io.IOException;

/** What makes one of the handlers run that answer with a reaction. */
enum Trigger {
  CONNECT {
    @Override
    void pull(ScriptedPeer peer, Connection connection) {
      // The connection is open: it has happened.
    }
  },
  TEXT {
    @Override
    void pull(ScriptedPeer peer, Connection connection) throws IOException {
      peer.text("a text");
    }
  },
  BINARY {
    @Override
    void pull(ScriptedPeer peer, Connection connection) throws IOException {
      peer.binary(new byte[] {7});
    }
  },
  PING {
    @Override
    void pull(ScriptedPeer peer, Connection connection) throws IOException {
      peer.ping("a ping");
      peer.expectPong("a ping");
    }
  },
  PONG {
    @Override
    void pull(ScriptedPeer peer, Connection connection) throws IOException {
      peer.pong("a pong");
    }
  },
  INFO {
    @Override
    void pull(ScriptedPeer peer, Connection connection) {
      connection.tell(new Nudge());
    }
  };

  /** A message of the application. */
  record Nudge() {}

  abstract void pull(ScriptedPeer peer, Connection connection) throws IOException;
}
