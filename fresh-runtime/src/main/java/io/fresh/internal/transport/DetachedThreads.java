// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes numbered threads that are shared by connections of several origins: they hold on to no class loader of the call that happens to
 * start them, so that its application can be unloaded while others go on.
 *
 * @param prefix the name before the number
 * @param isDaemon whether the program may end while they run
 * @param numbers counts the threads with this prefix
 */
record DetachedThreads(String prefix, boolean isDaemon, AtomicInteger numbers)
    implements ThreadFactory {

  // Up to Java 23 a thread keeps the protection domains of all callers but this way.
  @Override
  @SuppressWarnings("removal")
  public Thread newThread(Runnable task) {
    return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> detached(task));
  }

  private Thread detached(Runnable task) {
    Thread thread = new FastThreadLocalThread(task, prefix + numbers.incrementAndGet());
    thread.setContextClassLoader(DetachedThreads.class.getClassLoader());
    thread.setDaemon(isDaemon);
    return thread;
  }
}
