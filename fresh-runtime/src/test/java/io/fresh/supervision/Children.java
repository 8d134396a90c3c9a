// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.ExitReason;
import io.fresh.Handshake;
import io.fresh.Link;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.TransportOptions;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The children of a test: clients that report what happens to them, and whose handler throws when the server says {@code crash}. */
final class Children {

  private final URI uri;
  private final Connections connections = new Connections();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  Children(URI uri) {
    this.uri = uri;
  }

  /** A child that is found under its id, as a name, while it lives. */
  ChildSpec named(String id) {
    Options options = options().name(Name.local(id)).build();
    return ChildSpec.of(id, () -> start(id, options));
  }

  ChildSpec child(String id) {
    Options options = options().build();
    return ChildSpec.of(id, () -> start(id, options));
  }

  Connection start(String id, Options options) {
    return connections.start(new Client(id), uri.toString(), options);
  }

  /** Like {@link #start(String, Options)}, linked. */
  Connection startLink(Link link, String id) {
    return connections.startLink(link, new Client(id), uri.toString(), options().build());
  }

  static Options.Builder options() {
    return Options.builder()
        .errorLogging(false)
        .infoLogging(false)
        .transport(TransportOptions.builder().lingerTimeout(Duration.ZERO).build());
  }

  /** The next event: {@code a connected}, {@code a ended as Shutdown}. */
  String awaitEvent(String what) {
    return Patience.take(events, what);
  }

  /** Stops those that have not ended yet; fails if the life of one was not right. */
  void verify() {
    connections.verify();
  }

  private final class Client extends Dispatcher {
    private final String id;

    Client(String id) {
      super(new Object(), MessageForm.STRING, MessageForm.NONE);
      this.id = id;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      events.add(id + " connected");
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      if (text.equals("crash")) {
        throw new IllegalStateException(id + " crashed");
      }
    }

    @Override
    public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict) {
      verdict.recovery(Recovery.close());
    }

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      events.add(id + " ended as " + reason.getClass().getSimpleName());
    }
  }
}
