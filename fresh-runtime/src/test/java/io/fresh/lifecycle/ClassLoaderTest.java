// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.testing.Patience;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that has stopped its clients can be unloaded, as a container does that deploys it anew. */
class ClassLoaderTest {

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
      Probe client = new Probe() {};
      Connection connection = Clients.start(client, uri, Options.defaults());
      Patience.get(connection.opened(), "an open connection");
      connection.send("hello");
      assertThat(client.awaitText()).isEqualTo("hello");
      whileOpen.run();
      connection.stop();
      Patience.get(connection.terminated(), "its end");
    }
  }

  /** Loads what a predicate chooses itself, and the rest from the tests' class loader. */
  private static final class Isolated extends URLClassLoader {
    private final Predicate<String> own;

    Isolated(Predicate<String> own) {
      super(classPath(), ClassLoaderTest.class.getClassLoader());
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

  private final TestServer server = ServerKind.JETTY.start();
  private final ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void applicationThatBroughtFreshAndNettyCanBeUnloaded() throws Exception {
    WeakReference<ClassLoader> application =
        run(name -> name.startsWith("io.fresh.") || name.startsWith("io.netty."), () -> {});
    assertUnloaded(application);
  }

  @Test
  void applicationCanBeUnloadedWhileAnotherUsesTheThreadsThatItStarted() throws Exception {
    List<Connection> other = new ArrayList<>();
    Predicate<String> classesOfTheApplication =
        name ->
            name.startsWith(Application.class.getName()) || name.startsWith(Probe.class.getName());
    WeakReference<ClassLoader> application = run(classesOfTheApplication, () -> other.add(open()));
    assertUnloaded(application);

    assertThat(other).hasSize(1).allMatch(Connection::isOpen);
    other.get(0).stop();
    Patience.get(other.get(0).terminated(), "its end");
  }

  private Connection open() {
    Connection connection = Clients.start(new Probe(), server.uri().toString(), Options.defaults());
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
                  .newInstance(server.uri().toString(), whileOpen);
      assertThat(application.getClass().getClassLoader()).isSameAs(loader);
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

  private void assertUnloaded(WeakReference<ClassLoader> application) throws InterruptedException {
    long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
    boolean isUnloaded = false;
    while (!isUnloaded && System.nanoTime() - deadline < 0) {
      System.gc();
      isUnloaded = unloaded.remove(100) != null;
    }
    assertThat(application.get()).isNull();
  }
}
