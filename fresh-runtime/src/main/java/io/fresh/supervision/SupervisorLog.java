// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ExitReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a supervisor says to the log: what happened, to which child, what follows. */
final class SupervisorLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.fresh.Supervisor");

  private final String label;

  SupervisorLog(String label) {
    this.label = label;
  }

  void restarted(Child child, ExitReason reason) {
    LOG.info(
        "{}: child '{}' has been started again (restart {}), after {}",
        label,
        child.id(),
        child.restarts(),
        reason);
  }

  void startFailed(ChildStartException failure) {
    LOG.warn("{}: {}; it is tried again", label, failure.getMessage(), failure.getCause());
  }

  void overdue(Child child) {
    LOG.warn(
        "{}: child '{}' was killed and does not end: does a handler hang? It is not waited for",
        label,
        child.id());
  }

  void gaveUp(GaveUpException why) {
    LOG.error("{}: gives up: {}", label, why.getMessage(), why.getCause());
  }

  void ended(ExitReason reason) {
    LOG.debug("{}: has ended, {}", label, reason);
  }

  void failed(Throwable thrown) {
    LOG.error("{}: what was to be done for a child failed", label, thrown);
  }
}
