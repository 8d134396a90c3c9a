// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ExitReason;
import io.fresh.internal.transport.LogText;
import io.fresh.internal.transport.WithoutMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a supervisor says to the log: what happened, to which child, what follows; not what an exception quotes. */
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
        LogText.of(reason));
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
    Throwable cause = why.getCause();
    LOG.error(
        "{}: gives up, too many restarts, the last for child '{}', which ended as {}",
        label,
        why.childId(),
        LogText.of(why.lastEnd()),
        cause == null ? null : WithoutMessage.of(cause));
  }

  void ended(ExitReason reason) {
    LOG.debug("{}: has ended, {}", label, LogText.of(reason));
  }

  void failed(Throwable thrown) {
    LOG.error("{}: what was to be done for a child failed", label, thrown);
  }
}
