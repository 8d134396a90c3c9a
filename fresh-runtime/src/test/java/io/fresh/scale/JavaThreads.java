// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static org.awaitility.Awaitility.await;

import io.fresh.testing.JavaProgram;
import io.fresh.testing.Patience;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** The threads of this process that run Java. */
final class JavaThreads {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private JavaThreads() {}

  static Set<String> names() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of those that have come since, once none of them is other than wanted; of all of them if that does not happen. */
  static Set<String> cameSince(Set<String> before, Predicate<String> wanted) {
    try {
      await().atMost(Patience.LIMIT).until(() -> since(before).stream().allMatch(wanted));
    } catch (ConditionTimeoutException e) {
      return since(before); // what there is says more
    }
    return since(before);
  }

  private static Set<String> since(Set<String> before) {
    Set<String> names = names();
    names.removeAll(before);
    names.removeIf(JavaThreads::isOfThisTest);
    return names;
  }

  private static boolean isOfThisTest(String name) {
    return name.startsWith("awaitility")
        || name.startsWith("process reaper")
        || name.equals(JavaProgram.WATCH);
  }

  static void resetPeak() {
    THREADS.resetPeakThreadCount();
  }

  static int peak() {
    return THREADS.getPeakThreadCount();
  }
}
