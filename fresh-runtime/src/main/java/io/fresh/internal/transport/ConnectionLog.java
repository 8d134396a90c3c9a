// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.internal.connection.State;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection says to the log: what happened, to which connection, what follows. Payloads, header values and the query of the
 * URI are never among it. A storm of failures is heard of once in {@value #QUIET_SECONDS} s.
 */
final class ConnectionLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.fresh.Connection");

  private static final int QUIET_SECONDS = 5;

  /** A peer or an application may name types without end; so many are remembered. */
  private static final int MAX_UNHANDLED_TYPES = 100;

  private final String label;
  private final boolean errors;
  private final boolean infos;
  private final LongSupplier nanoTime;
  private final Set<Class<?>> unhandled = new HashSet<>();

  private boolean warned;
  private long lastWarning;
  private int suppressed;

  /** Messages that were kept, dropped, and not yet told of. */
  private int unsent;

  ConnectionLog(String label, Options options, LongSupplier nanoTime) {
    this.label = label;
    this.errors = options.errorLogging();
    this.infos = options.infoLogging();
    this.nanoTime = nanoTime;
  }

  String label() {
    return label;
  }

  void established(Handshake handshake) {
    if (infos) {
      LOG.info("{}: established at attempt {}", label, handshake.attempt());
    }
  }

  void disconnected(CloseStatus status) {
    if (infos) {
      LOG.info("{}: closed with code {}", label, status.code());
    }
  }

  void reconnecting(long delayNanos, int attempt) {
    if (infos) {
      LOG.info(
          "{}: attempt {} follows in {} ms",
          label,
          attempt,
          TimeUnit.NANOSECONDS.toMillis(delayNanos));
    }
  }

  void terminated(ExitReason reason) {
    if (infos) {
      LOG.info("{}: terminated, {}", label, reason);
    }
  }

  /** An error other than a handler's, which has been logged when it was thrown. */
  void failed(FreshException error) {
    if (errors && !(error instanceof HandlingFailed) && mayWarn()) {
      LOG.warn(
          "{}: {}: {}{}",
          label,
          error.getClass().getSimpleName(),
          error.getMessage(),
          alsoSuppressed());
    }
  }

  /** Never throttled away, and also told after {@code stop()}: a handler that throws must not be silent. */
  void handlerFailed(String handler, Throwable thrown) {
    if (errors) {
      LOG.error("{}: handler {} threw", label, handler, thrown);
    }
  }

  void nameNotReleased(Name name, Throwable thrown) {
    if (errors) {
      LOG.error("{}: its name {} could not be released", label, name, thrown);
    }
  }

  void unhandled(Object message) {
    if (errors && unhandled.size() < MAX_UNHANDLED_TYPES && unhandled.add(message.getClass())) {
      LOG.warn(
          "{}: no @OnInfo takes a {}; more of this type are not reported",
          label,
          message.getClass().getName());
    }
  }

  void dropped() {
    LOG.debug("{}: what a handler answered is dropped, as a Close is on its way", label);
  }

  /** Messages that were kept for the next link for too long; a storm of them is told as one. */
  void tooOld(int count) {
    unsent += count;
    if (errors && unsent > 0 && mayWarn()) {
      LOG.warn("{}: {} messages are not sent, they waited too long for a link", label, unsent);
      unsent = 0;
    }
  }

  /** Messages that were kept for the next link, and there is none. */
  void neverSent(int count) {
    unsent += count;
    if (errors && unsent > 0) {
      LOG.warn("{}: {} messages are not sent, the connection ends", label, unsent);
      unsent = 0;
    }
  }

  void late() {
    LOG.debug("{}: has terminated, nothing more is done", label);
  }

  void changed(State from, State to) {
    LOG.debug("{}: {} -> {}", label, from, to);
  }

  private boolean mayWarn() {
    long now = nanoTime.getAsLong();
    if (warned && now - lastWarning < TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
      suppressed++;
      return false;
    }
    warned = true;
    lastWarning = now;
    return true;
  }

  private String alsoSuppressed() {
    if (suppressed == 0) {
      return "";
    }
    String also = " (and " + suppressed + " more since the last that was told)";
    suppressed = 0;
    return also;
  }
}
