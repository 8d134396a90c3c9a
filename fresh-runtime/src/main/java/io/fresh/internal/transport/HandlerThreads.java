// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of handlers that may block, one for each that runs: virtual threads where there are some (Java 21), else pooled ones, which
 * end a second after they were needed last. All are daemons: the event loop of a connection keeps the program alive as long as there is a
 * handler to run.
 */
final class HandlerThreads {

  private static final String PREFIX = "fresh-handler-";

  private static final int IDLE_SECONDS = 1;

  private HandlerThreads() {}

  static Executor create() {
    ThreadFactory virtual = virtualThreads(MethodHandles.publicLookup());
    return virtual == null ? pool() : task -> start(virtual.newThread(task));
  }

  private static void start(Thread thread) {
    thread.setContextClassLoader(HandlerThreads.class.getClassLoader());
    thread.start();
  }

  static Executor pool() {
    ThreadFactory factory = new DetachedThreads(PREFIX, true, new AtomicInteger());
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
  }

  /** {@code Thread.ofVirtual().name(…).inheritInheritableThreadLocals(false).factory()}; null if there are none. */
  private static @Nullable ThreadFactory virtualThreads(Lookup lookup) {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Object made =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual)).invoke();
      lookup
          .findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class))
          .invoke(made, PREFIX, 1L);
      lookup
          .findVirtual(
              builder,
              "inheritInheritableThreadLocals",
              MethodType.methodType(builder, boolean.class))
          .invoke(made, false);
      return (ThreadFactory)
          lookup
              .findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
              .invoke(made);
    } catch (Throwable before21) { // of many kinds; on Java 19 and 20 they are there and refuse
      return null;
    }
  }
}
