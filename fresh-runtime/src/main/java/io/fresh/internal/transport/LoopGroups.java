// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.EventLoops;
import io.fresh.internal.protocol.Scratch;
import io.fresh.internal.protocol.ZlibPool;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads behind each {@link EventLoops}: they start one by one as leases come, and all stop when the last lease is given back.
 * Thread-safe.
 */
final class LoopGroups {

  /** One thread. Guarded by {@link #groups}. */
  private static final class Loop {
    final EventLoop eventLoop;

    /** Shared by its connections. */
    final Scratch scratch = new Scratch();

    final LoopWatch watch;

    /** Shared by its connections, too. */
    final ZlibPool zlib;

    /** Shared by its connections, too. */
    final ReadBuffer reads = new ReadBuffer();

    final MessageViews views = new MessageViews.Shared();

    /** Shared by its connections, too, and by the threads that send over them. */
    final BatchMemory memory = new BatchMemory(ByteBufAllocator.DEFAULT);

    int leases;

    Loop(EventLoop eventLoop, LoopWatch watch, ZlibPool zlib) {
      this.eventLoop = eventLoop;
      this.watch = watch;
      this.zlib = zlib;
    }

    void stop() {
      eventLoop.execute(
          () -> {
            zlib.close();
            reads.close();
            scratch.close();
          });
      memory.close();
      eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private final IdentityHashMap<EventLoops, List<Loop>> groups = new IdentityHashMap<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final IoKind io;
  private final Timers timers;

  private final Supplier<ZlibPool> pools;

  /**
   * Knows no event loop yet.
   *
   * @param timers sample what runs on the event loops
   */
  LoopGroups(IoKind io, Timers timers) {
    this(io, timers, ZlibPool::new);
  }

  /**
   * Knows no event loop yet.
   *
   * @param timers sample what runs on the event loops
   * @param pools makes the pool of each event loop
   */
  LoopGroups(IoKind io, Timers timers, Supplier<ZlibPool> pools) {
    this.io = io;
    this.timers = timers;
    this.pools = pools;
  }

  /** Leases an event loop; to be given back by {@link Lease#close()}. */
  Lease lease(EventLoops handle) {
    synchronized (groups) {
      List<Loop> loops = groups.computeIfAbsent(handle, first -> new ArrayList<>());
      Loop loop = leastLeased(loops, handle);
      loop.leases++;
      return new Lease(this, handle, loop);
    }
  }

  /** An event loop is made only when all others are used: a group of one connection has one thread. */
  private Loop leastLeased(List<Loop> loops, EventLoops handle) {
    Loop least = null;
    for (Loop loop : loops) {
      if (least == null || loop.leases < least.leases) {
        least = loop;
      }
    }
    if (least != null && (least.leases == 0 || loops.size() == handle.threads())) {
      return least;
    }
    ThreadFactory factory = new DetachedThreads("fresh-io-", handle.isDaemon(), threads);
    EventLoop eventLoop = new SingleThreadIoEventLoop(null, factory, io.handler());
    Loop another = new Loop(eventLoop, LoopWatch.with(timers), pools.get());
    loops.add(another);
    return another;
  }

  /** Leases the same event loop once more. */
  private void again(Lease held) {
    synchronized (groups) {
      if (held.closed) {
        throw new IllegalStateException("A lease can be shared only while it is held");
      }
      held.loop.leases++;
    }
  }

  private void giveBack(Lease lease) {
    synchronized (groups) {
      if (lease.closed) {
        return;
      }
      lease.closed = true;
      lease.loop.leases--;
      List<Loop> loops = groups.get(lease.handle);
      if (lease.loop.leases == 0
          && loops != null
          && loops.stream().allMatch(loop -> loop.leases == 0)) {
        groups.remove(lease.handle);
        // What is queued still runs; nothing new can come, as nobody holds a lease.
        loops.forEach(Loop::stop);
      }
    }
  }

  /** The right to use an event loop. Closing it twice does no harm. */
  static final class Lease implements AutoCloseable {
    private final LoopGroups groups;
    private final EventLoops handle;
    private final Loop loop;

    /** Guarded by the groups. */
    private boolean closed;

    private Lease(LoopGroups groups, EventLoops handle, Loop loop) {
      this.groups = groups;
      this.handle = handle;
      this.loop = loop;
    }

    EventLoop loop() {
      return loop.eventLoop;
    }

    /** Of the event loop; belongs to its thread. */
    Scratch scratch() {
      return loop.scratch;
    }

    /** Of the event loop. */
    LoopWatch watch() {
      return loop.watch;
    }

    /** Of the event loop; belongs to its thread. */
    ZlibPool zlib() {
      return loop.zlib;
    }

    /** Of the event loop; belongs to its thread. */
    ReadBuffer reads() {
      return loop.reads;
    }

    /** Of the event loop; belongs to its thread. */
    MessageViews views() {
      return loop.views;
    }

    /** Of the event loop. */
    BatchMemory memory() {
      return loop.memory;
    }

    /** A second lease of the same event loop, for what may outlive the owner of this one. */
    Lease share() {
      groups.again(this);
      return new Lease(groups, handle, loop);
    }

    @Override
    public void close() {
      groups.giveBack(this);
    }
  }
}
