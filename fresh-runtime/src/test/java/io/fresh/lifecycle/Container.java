// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.awaitility.Awaitility.await;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.supervision.Supervisor;
import io.fresh.testing.Patience;
import java.io.File;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A container that unloads an application which has stopped its clients: {@code URI [shared]}. Ends with 0 if it could be unloaded. A
 * program of its own, because Netty's native library, when it is unloaded, takes the native methods away from other copies of itself.
 */
final class Container {

  /** The application, in a class loader of its own. */
  public static final class Application implements Runnable {
    private final String uri;
    private final Runnable whileOpen;

    /** Is called by name. */
    public Application(String uri, Runnable whileOpen) {
      this.uri = uri;
      this.whileOpen = whileOpen;
    }

    @Override
    public void run() {
      talk(new Probe() {}, whileOpen);
      talk(new Blocking(), () -> {});
      superviseOne();
    }

    private void talk(Probe client, Runnable meanwhile) {
      Connection connection = Clients.start(client, uri, Options.defaults());
      Patience.get(connection.opened(), "an open connection");
      connection.send("hello");
      String echo = client.awaitText();
      if (!echo.equals("hello")) {
        throw new AssertionError("Expected the echo of hello, was " + echo);
      }
      meanwhile.run();
      connection.stop();
      Patience.get(connection.terminated(), "its end");
    }

    private void superviseOne() {
      Supervisor supervisor =
          Supervisor.builder()
              .child(
                  ChildSpec.of(
                      "child", () -> Clients.start(new Probe() {}, uri, Options.defaults())))
              .start();
      supervisor.stop();
      Patience.get(supervisor.terminated(), "its end");
    }
  }

  /** Runs on threads of its own. */
  static final class Blocking extends Probe {
    @Override
    public boolean isBlocking() {
      return true;
    }
  }

  /** Loads what a predicate chooses itself, and the rest from the tests' class loader. */
  private static final class Isolated extends URLClassLoader {
    private final Predicate<String> own;

    Isolated(Predicate<String> own) {
      super(classPath(), Container.class.getClassLoader());
      this.own = own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!own.test(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }

    private static URL[] classPath() {
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Isolated::url)
          .toArray(URL[]::new);
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final String uri;
  private final ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();

  private Container(String uri) {
    this.uri = uri;
  }

  public static void main(String[] args) throws Exception {
    Container container = new Container(args[0]);
    if (args.length == 1) {
      container.unloadsAnApplicationThatBroughtFreshAndNetty();
    } else {
      container.unloadsAnApplicationWhileAnotherUsesTheThreadsThatItStarted();
    }
    System.out.println("unloaded");
  }

  private void unloadsAnApplicationThatBroughtFreshAndNetty() throws Exception {
    requireUnloaded(
        run(name -> name.startsWith("io.fresh.") || name.startsWith("io.netty."), () -> {}));
  }

  private void unloadsAnApplicationWhileAnotherUsesTheThreadsThatItStarted() throws Exception {
    List<Connection> other = new ArrayList<>();
    Predicate<String> classesOfTheApplication =
        name ->
            name.startsWith(Container.class.getName() + "$")
                || name.startsWith(Probe.class.getName());
    WeakReference<ClassLoader> application = run(classesOfTheApplication, () -> other.add(open()));
    requireUnloaded(application);

    require(other.size() == 1 && other.get(0).isOpen(), "the other application's open connection");
    other.get(0).stop();
    Patience.get(other.get(0).terminated(), "its end");
  }

  private Connection open() {
    Connection connection = Clients.start(new Probe(), uri, Options.defaults());
    return Patience.get(connection.opened(), "another open connection");
  }

  private WeakReference<ClassLoader> run(Predicate<String> own, Runnable whileOpen)
      throws Exception {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    try (Isolated loader = new Isolated(own)) {
      current.setContextClassLoader(loader);
      Runnable application =
          (Runnable)
              loader
                  .loadClass(Application.class.getName())
                  .getConstructor(String.class, Runnable.class)
                  .newInstance(uri, whileOpen);
      require(application.getClass().getClassLoader() == loader, "an isolated application");
      application.run();
      current.setContextClassLoader(before);
      awaitNoThreadOf(loader);
      return new WeakReference<>(loader, unloaded);
    } finally {
      current.setContextClassLoader(before);
    }
  }

  /** A loader that is closed under running threads cannot give them what they need to end. */
  private static void awaitNoThreadOf(ClassLoader loader) {
    await()
        .atMost(Patience.LIMIT)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getContextClassLoader() == loader));
  }

  private void requireUnloaded(WeakReference<ClassLoader> application) throws InterruptedException {
    long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
    boolean isUnloaded = false;
    while (!isUnloaded && System.nanoTime() - deadline < 0) {
      System.gc();
      isUnloaded = unloaded.remove(100) != null;
    }
    require(application.get() == null, "the application's class loader to be collected");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("Expected " + what);
    }
  }
}
