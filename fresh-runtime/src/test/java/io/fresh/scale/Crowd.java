// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static org.awaitility.Awaitility.await;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.testing.CrowdServer;
import io.fresh.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many connections to one server. Owned by one thread. */
final class Crowd {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CrowdServer server;
  private final Options options;
  private final List<Member> members = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Semaphore messages = new Semaphore(0);

  Crowd(CrowdServer server, Options options) {
    this.server = server;
    this.options = options;
  }

  /** Starts connections until there are so many, and waits until each of them has its message. */
  void growTo(int size) {
    int missing = size - members.size();
    while (members.size() < size) {
      int number = members.size();
      Member member = new Member(number, messages);
      members.add(member);
      connections.add(Clients.start(member, server.uri(number).toString(), options));
    }
    awaitMessages(missing);
  }

  /** Waits until each connection has one message more. */
  void awaitMessages() {
    awaitMessages(members.size());
  }

  private void awaitMessages(int count) {
    try {
      if (!messages.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "Expected %d messages, were %d".formatted(count, messages.availablePermits()));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<Member> members() {
    return members;
  }

  /** Waits until each connection has had so many pongs. */
  void awaitPongs(int count) {
    await()
        .atMost(PATIENCE)
        .until(() -> members.stream().allMatch(member -> member.pongs() >= count));
  }

  long open() {
    return connections.stream().filter(Connection::isOpen).count();
  }

  /** Ends all. Returns how many have ended in good order. */
  long shutDown() {
    Fresh.shutdown(PATIENCE);
    return connections.stream()
        .map(connection -> Patience.get(connection.terminated(), "an end"))
        .filter(reason -> !(reason instanceof ExitReason.Killed))
        .count();
  }
}
