// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;

/** Keeps a session with a gateway alive: hello, heartbeats, and what follows the end of a link. Its subclasses take the events. */
abstract class GatewayClient {

  /** Ends the link and keeps the session, which 1000 and 1001 would end, too. */
  private static final int COME_BACK = 4000;

  final Session session;
  private final Pace pace;
  private int links;

  GatewayClient(Session session, Pace pace) {
    this.session = session;
    this.pace = pace;
  }

  @OnText(field = "op", value = "10", at = "d")
  Link hello(Hello hello, Connection connection, Commands gateway) {
    gateway.send(session.entry());
    Link link = Link.open(++links, hello.heartbeatInterval());
    Beat beat = new Beat(link.number());
    pace.firstBeat(link.interval(), () -> connection.tell(beat));
    return link;
  }

  @OnInfo
  Reaction.With<Link> beat(Beat beat, Link link, Connection connection, Commands gateway) {
    if (beat.link() != link.number()) {
      return Reaction.ok().unchanged(); // it was meant for a link that is gone
    }
    if (!link.isAcknowledged()) {
      return Reaction.close(COME_BACK, "heartbeat not acknowledged").unchanged();
    }
    gateway.send(new Command.Heartbeat(session.sequence()));
    pace.nextBeat(link.interval(), () -> connection.tell(beat));
    return Reaction.ok().with(link.beaten());
  }

  @OnText(field = "op", value = "1")
  void beatNow(Commands gateway) {
    gateway.send(new Command.Heartbeat(session.sequence()));
  }

  @OnText(field = "op", value = "11")
  Link acknowledged(Link link) {
    return link.acknowledged();
  }

  @OnText(field = "op", value = "7")
  Reaction reconnect() {
    return Reaction.close(COME_BACK, "as you wish");
  }

  @OnText(field = "op", value = "9", at = "d")
  Reaction.With<Link> invalid(Boolean resumable, Link link) {
    if (!resumable) {
      session.forget();
    }
    return Reaction.close(COME_BACK, "session invalid").with(link.refused());
  }

  @OnDisconnect(code = {4004, 4010, 4011, 4012, 4013, 4014})
  Recovery rejected(int code) {
    return Recovery.close(ExitReason.failed(new RejectedException(code)));
  }

  @OnDisconnect(code = {4007, 4009})
  Recovery sessionLost() {
    session.forget();
    return Recovery.reconnect();
  }

  @OnDisconnect
  Recovery disconnected(Link link, Connection connection) {
    if (!link.isRefused()) {
      return Recovery.reconnect();
    }
    pace.rest(connection::reconnect);
    return Recovery.ignore();
  }
}
