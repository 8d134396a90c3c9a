// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.MaskingKeys;
import io.fresh.internal.protocol.WebSocketUri;
import io.fresh.spi.Dispatcher;
import io.netty.buffer.ByteBufAllocator;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts connections and knows the live ones: what the composition roots hold on to. Thread-safe. */
public final class ClientRuntime {

  private static final int LOOKUP_THREADS = 64;

  private static final class Shared {
    static final ClientRuntime INSTANCE = new ClientRuntime(Environment.system());
  }

  private final Environment environment;
  private final LoopGroups groups;
  private final Dialing dialing;
  private final Frames frames;
  private final AtomicInteger numbers = new AtomicInteger();

  /** By the client object: it serves one live connection at a time. */
  private final IdentityHashMap<Object, LiveConnection> live = new IdentityHashMap<>();

  ClientRuntime(Environment environment) {
    this.environment = environment;
    IoKind io = IoKind.best();
    this.groups = new LoopGroups(io);
    this.dialing = new Dialing(io, new TlsContexts(), lookups());
    FrameEncoder encoder = new FrameEncoder(new MaskingKeys(environment.secrets()));
    // Not asked for here, on a thread of the application: to initialize the class binds Netty's
    // class loader to the thread.
    this.frames = new Frames(encoder, () -> ByteBufAllocator.DEFAULT);
  }

  /**
   * The runtime of all clients of this class loader.
   *
   * @return the runtime
   * @throws IllegalStateException if the Netty on the path is too old
   */
  public static ClientRuntime shared() {
    // Not in a class initializer: its error is told once, and then hidden.
    NettyVersion.requireSupported();
    return Shared.INSTANCE;
  }

  /**
   * Starts a client; connecting goes on in the background.
   *
   * @param dispatcher calls the client's handlers
   * @param uri where to connect to
   * @param options how
   * @return the connection
   * @throws IllegalArgumentException if the URI or an option is refused
   * @throws IllegalStateException if the client object serves a live connection already
   */
  public Connection start(Dispatcher dispatcher, String uri, Options options) {
    WebSocketUri target = WebSocketUri.parse(uri);
    WireFactory wires =
        new WireFactory(environment, dialing, frames, target, options, dispatcher.textForm());
    String label = "fresh-" + numbers.incrementAndGet() + " (" + target + ")";
    LiveConnection connection =
        register(dispatcher, wires, new ConnectionLog(label, options, environment.nanoTime()));
    connection.start();
    return connection;
  }

  private LiveConnection register(Dispatcher dispatcher, WireFactory wires, ConnectionLog log) {
    Object client = dispatcher.client();
    synchronized (live) {
      LiveConnection other = live.get(client);
      if (other != null) {
        throw new IllegalStateException(
            "A client object serves one live connection, this %s serves %s; start another object, or stop that connection first"
                .formatted(client.getClass().getName(), other));
      }
      LoopGroups.Lease lease = groups.lease(wires.options().transport().eventLoops());
      LiveConnection connection =
          new LiveConnection(dispatcher, wires, lease, log, () -> unregister(client));
      live.put(client, connection);
      return connection;
    }
  }

  private void unregister(Object client) {
    synchronized (live) {
      live.remove(client);
      if (live.isEmpty()) {
        dialing.tls().clear();
      }
    }
  }

  /**
   * Ends all connections with 1001 and waits for them.
   *
   * @param timeout how long; what is then still alive is killed
   * @return whether all ended in time
   * @throws IllegalStateException when called from a handler
   */
  public boolean shutdown(Duration timeout) {
    RunningHandler.requireNone("shutdown"); // before anything ends
    List<LiveConnection> all;
    synchronized (live) {
      all = List.copyOf(live.values());
    }
    ExitReason reason = ExitReason.shutdown("Fresh.shutdown");
    all.forEach(connection -> connection.stop(reason, CloseStatus.GOING_AWAY));
    boolean inTime =
        awaitAll(all, environment.nanoTime().getAsLong() + TimeUnit.NANOSECONDS.convert(timeout));
    all.forEach(LiveConnection::kill); // without effect on what has ended
    return inTime;
  }

  private boolean awaitAll(List<LiveConnection> all, long deadline) {
    try {
      for (LiveConnection connection : all) {
        long left = Math.max(0, deadline - environment.nanoTime().getAsLong());
        if (connection.awaitTermination(Duration.ofNanos(left)).isEmpty()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Daemons that end when they have nothing to do. */
  private static Executor lookups() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            LOOKUP_THREADS,
            LOOKUP_THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DetachedThreads("fresh-lookup-", true, new AtomicInteger()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
