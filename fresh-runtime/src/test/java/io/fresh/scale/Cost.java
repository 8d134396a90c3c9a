// SPDX-License-Identifier: MIT
package io.fresh.scale;

import com.sun.management.ThreadMXBean;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime's threads, and the calls of this one, allocate in the heap from when this is made, dead or alive; and what Netty holds
 * outside of it beyond what it held then. In bytes.
 */
final class Cost {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long caller = Thread.currentThread().getId();
  private final Map<Long, Long> before = allocated();
  private final long callerBefore = THREADS.getThreadAllocatedBytes(caller);
  private final long outsideBefore = directMemory();

  private volatile long ofCaller;
  private volatile long ofRuntime;
  private volatile long outside;

  /** What the thread that has made this allocates from here on does not count. */
  void stopCaller() {
    ofCaller = THREADS.getThreadAllocatedBytes(caller) - callerBefore;
  }

  /** Takes what has been allocated in the heap, and what is held outside of it. */
  void take() {
    takeHeap();
    takeOutside();
  }

  /** Takes what has been allocated in the heap. */
  void takeHeap() {
    ofRuntime =
        allocated().entrySet().stream()
            .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
            .sum();
  }

  /** Takes what is held outside of the heap. */
  void takeOutside() {
    outside = Math.max(0, directMemory() - outsideBefore);
  }

  /** As it was taken. */
  long heap() {
    return ofRuntime + ofCaller;
  }

  /** As it was taken. */
  long outside() {
    return outside;
  }

  private static Map<Long, Long> allocated() {
    Map<Long, Long> bytes = new HashMap<>();
    for (@Nullable ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("fresh-")) {
        long id = thread.getThreadId();
        bytes.put(id, THREADS.getThreadAllocatedBytes(id));
      }
    }
    return bytes;
  }

  private static long directMemory() {
    return PlatformDependent.usedDirectMemory();
  }
}
