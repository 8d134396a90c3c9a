// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What outlives a link: how to go on where the last one ended. Belongs to the handlers; the URI may be asked for by any thread. */
final class Session {

  private final URI gateway;
  private final Token token;
  private volatile URI next;
  private @Nullable String id;
  private @Nullable Integer sequence;

  /** A session that has not begun, with the gateway where sessions begin. */
  Session(URI gateway, Token token) {
    this.gateway = gateway;
    this.token = token;
    this.next = gateway;
  }

  /** Where the next link leads to. */
  String uri() {
    return next.toString();
  }

  /** The number of the last event that was seen; none before the first. */
  @Nullable Integer sequence() {
    return sequence;
  }

  /** The first command of each link: resumes what has begun, or else begins it. */
  Command entry() {
    return id != null && sequence != null
        ? new Command.Resume(token, id, sequence)
        : new Command.Identify(token);
  }

  /** The gateway has begun a session. */
  void begin(Event.Ready ready) {
    saw(ready.s());
    id = ready.d().sessionId();
    next = resumeUri(ready.d().resumeGatewayUrl());
  }

  void saw(int eventNumber) {
    sequence = eventNumber;
  }

  /** The session is over; the next link begins a new one. */
  void forget() {
    id = null;
    sequence = null;
    next = gateway;
  }

  /** The gateway names scheme and host; version and encoding are asked for as before. The token never moves from wss to ws. */
  private URI resumeUri(URI named) {
    if (!gateway.getScheme().equals(named.getScheme()) || named.getRawAuthority() == null) {
      return gateway;
    }
    String query = gateway.getRawQuery() == null ? "" : "?" + gateway.getRawQuery();
    return URI.create(named.getScheme() + "://" + named.getRawAuthority() + "/" + query);
  }
}
