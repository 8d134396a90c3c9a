// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.AlreadyStartedException;
import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.internal.link.RunningHandler;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.MaskingKeys;
import io.fresh.internal.protocol.WebSocketUri;
import io.fresh.internal.protocol.ZlibPool;
import io.fresh.spi.Dispatcher;
import io.netty.buffer.ByteBufAllocator;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts connections and knows the live ones: what the composition roots hold on to. Thread-safe. */
public final class ClientRuntime {

  /** Of each kind that may block. */
  private static final int BLOCKING_THREADS = 64;

  private static final class Shared {
    static final ClientRuntime INSTANCE = begin();
  }

  private final Environment environment;
  private final LoopGroups groups;
  private final Dialing dialing;
  private final Frames frames;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Keepers keepers = new Keepers();
  private final Timers timers;
  private final Executor handlerThreads;

  /** By the client object: it serves one live connection at a time. */
  private final IdentityHashMap<Object, LiveConnection> live = new IdentityHashMap<>();

  ClientRuntime(Environment environment, IoKind io) {
    this(environment, io, HandlerThreads.create());
  }

  ClientRuntime(Environment environment, IoKind io, Executor handlerThreads) {
    this(environment, io, handlerThreads, ZlibPool::new);
  }

  /**
   * Creates a runtime without threads.
   *
   * @param zlib makes the pool of each event loop
   */
  ClientRuntime(
      Environment environment, IoKind io, Executor handlerThreads, Supplier<ZlibPool> zlib) {
    this.environment = environment;
    this.handlerThreads = handlerThreads;
    this.timers = new Timers(environment.nanoTime());
    this.groups = new LoopGroups(io, timers, zlib);
    this.dialing =
        new Dialing(io, new TlsContexts(), daemons("fresh-lookup-"), daemons("fresh-supplier-"));
    FrameEncoder encoder = new FrameEncoder(() -> new MaskingKeys(environment.secrets()));
    this.frames = new Frames(encoder, ByteBufAllocator.DEFAULT);
  }

  /**
   * Not on the thread of whoever comes first: to initialize Netty's buffers binds their class loader to the thread. And Netty keeps
   * exceptions from the initialization of its classes, which keep all classes that were on the stack, so that their application could
   * never be unloaded.
   */
  private static ClientRuntime begin() {
    CompletableFuture<ClientRuntime> runtime = new CompletableFuture<>();
    Runnable making = () -> runtime.completeAsync(ClientRuntime::ofSystem, Runnable::run);
    new DetachedThreads("fresh-start-", true, new AtomicInteger()).newThread(making).start();
    return runtime.join();
  }

  private static ClientRuntime ofSystem() {
    return new ClientRuntime(Environment.system(), IoKind.best());
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
   * @throws IllegalStateException if the client object serves a live connection already, or its name is taken
   */
  public Connection start(Dispatcher dispatcher, String uri, Options options) {
    return started(create(dispatcher, uri, options), null);
  }

  /**
   * Starts a client that is linked.
   *
   * @param link what it is linked to
   * @param dispatcher calls the client's handlers
   * @param uri where to connect to
   * @param options how
   * @return the connection
   * @throws IllegalArgumentException if the URI or an option is refused
   * @throws IllegalStateException if the client object serves a live connection already, its name is taken, or the link takes nothing
   *     new
   */
  public Connection startLink(Link link, Dispatcher dispatcher, String uri, Options options) {
    return started(create(dispatcher, uri, options), link);
  }

  private LiveConnection create(Dispatcher dispatcher, String uri, Options options) {
    Target target = new Target(WebSocketUri.parse(uri), options.headers());
    WireFactory wires =
        new WireFactory(
            environment,
            dialing,
            frames,
            target,
            options,
            dispatcher.textForm(),
            dispatcher.binaryForm());
    return register(
        dispatcher,
        wires,
        new ConnectionLog(
            new Label(numbers.incrementAndGet(), options, target.uri()),
            options,
            environment.nanoTime()));
  }

  /** The link comes before the name: who finds the connection by its name finds one that starts. */
  private static Connection started(LiveConnection connection, @Nullable Link link) {
    try {
      if (link != null) {
        link.link(connection);
      }
      connection.name().ifPresent(name -> claim(name, connection));
    } catch (Throwable refused) {
      connection.discard();
      throw refused;
    }
    connection.start();
    return connection;
  }

  private static void claim(Name name, LiveConnection connection) {
    Optional<Connection> holder = name.registry().claim(name.key(), connection);
    if (holder.isPresent()) {
      throw new AlreadyStartedException(name, holder.get());
    }
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
          new LiveConnection(
              dispatcher,
              wires,
              lease,
              handlerThreads,
              log,
              ended -> {
                unregister(client);
                release(ended, log);
              });
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

  private static void release(LiveConnection connection, ConnectionLog log) {
    connection.name().ifPresent(name -> release(name, connection, log));
  }

  private static void release(Name name, LiveConnection connection, ConnectionLog log) {
    try {
      name.registry().release(name.key(), connection);
    } catch (Throwable thrown) { // the connection ends all the same
      log.nameNotReleased(name, thrown);
    }
  }

  /** {@return the supervisors that live} */
  public Keepers keepers() {
    return keepers;
  }

  /** {@return the timers of what has no event loop} */
  public Timers timers() {
    return timers;
  }

  /**
   * Ends all supervisors, which end what they keep, and all other connections, with 1001, and waits for them.
   *
   * @param timeout how long; what is then still alive is killed
   * @return whether all ended in time
   * @throws IllegalStateException when called from a handler
   */
  public boolean shutdown(Duration timeout) {
    RunningHandler.requireNone("shutdown"); // before anything ends
    return Shutdown.of(keepers.all(), this::live, timeout);
  }

  private List<LiveConnection> live() {
    synchronized (live) {
      return List.copyOf(live.values());
    }
  }

  /** Daemons that end when they have nothing to do. */
  private static Executor daemons(String prefix) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            BLOCKING_THREADS,
            BLOCKING_THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DetachedThreads(prefix, true, new AtomicInteger()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
