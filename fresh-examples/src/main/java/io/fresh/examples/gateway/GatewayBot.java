// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Options;
import io.fresh.UpgradeOptions;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.json.Json;

/**
 * A bot: gives what happens in its session to a {@link Behaviour}. What belongs to one link, whether it is alive, is typed state, which
 * begins anew with each; the session outlives links, and is a field.
 */
@WebSocketClient(
    codecs = Json.class,
    sends = Commands.class,
    state = Link.class,
    pingInterval = "0s", // the heartbeats tell whether the gateway is there
    closeTimeout = "2s")
final class GatewayBot extends GatewayClient {

  /** A guild with all its members comes in one message. */
  private static final int LARGEST_EVENT = 16 << 20;

  private final Behaviour behaviour;

  GatewayBot(Session session, Pace pace, Behaviour behaviour) {
    super(session, pace);
    this.behaviour = behaviour;
  }

  /** Starts a bot, which connects where its session says, anew for each link. */
  static Connection start(Session session, Pace pace, Behaviour behaviour) {
    Options options =
        Options.builder()
            .uriFrom(session::uri)
            .upgrade(
                UpgradeOptions.builder()
                    .maxFrameBytes(LARGEST_EVENT)
                    .maxMessageBytes(LARGEST_EVENT)
                    .build())
            .build();
    return GatewayBotFresh.start(
        new GatewayBot(session, pace, behaviour), session.uri(), Link.NEW, options);
  }

  @OnText
  void ready(Event.Ready ready) {
    session.begin(ready);
    behaviour.ready();
  }

  @OnText
  void resumed(Event.Resumed resumed) {
    session.saw(resumed.s());
    behaviour.resumed();
  }

  @OnText
  void message(Event.MessageCreate message) {
    session.saw(message.s());
    behaviour.message(message.d());
  }

  @OnText(field = "op", value = "0")
  void other(OtherEvent event) {
    session.saw(event.s());
  }

  @OnError
  void failed(FreshException error) {
    behaviour.failed(error);
  }

  @OnTerminate
  void ended(ExitReason reason) {
    behaviour.ended(reason);
  }
}
