// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.EventLoops;
import io.fresh.Frame;
import io.fresh.Fresh;
import io.fresh.FreshException;
import io.fresh.Options;
import io.fresh.SendBuffer;
import io.fresh.TransportOptions;
import io.fresh.spi.Clients;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.supervision.Supervisor;
import io.fresh.testing.ScriptedServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What the tests run in a JVM of its own; the first argument is the server's URI. */
final class Programs {

  private Programs() {}

  private static Connection start(Probe client, String uri) {
    return Clients.start(client, uri, Options.defaults());
  }

  private static void awaitOpen(Connection connection) {
    connection.opened().toCompletableFuture().join();
  }

  /** Stops an open connection. */
  static final class Stops {
    public static void main(String[] args) {
      Connection connection = start(new Probe(), args[0]);
      awaitOpen(connection);
      connection.stop();
    }
  }

  /** Stops a connection from a handler that blocks, which is the last that the program does. */
  static final class StopsBlocking {
    public static void main(String[] args) {
      Thread main = Thread.currentThread();
      Probe client =
          new Probe() {
            @Override
            public boolean isBlocking() {
              return true;
            }

            @Override
            public void onText(Connection connection, String text, Outbox outbox)
                throws InterruptedException {
              main.join();
              connection.stop();
            }
          };
      start(client, args[0]);
    }
  }

  /** Stops a connection that could not be established. */
  static final class StopsRefused {
    public static void main(String[] args) {
      Probe client = new Probe();
      Connection connection = start(client, args[0]);
      System.out.println(client.awaitError().getClass().getSimpleName());
      connection.stop();
    }
  }

  /**
   * Returns from main under a supervisor of one connection that crashes twice; the server closes the third in an orderly way, and the supervisor
   * is left without a live child.
   */
  static final class Supervised {
    public static void main(String[] args) {
      Options quiet = Options.builder().errorLogging(false).build();
      Supervisor.builder()
          .child(ChildSpec.of("child", () -> Clients.start(new Crashing(), args[0], quiet)))
          .start();
    }

    private static final class Crashing extends Probe {
      @Override
      public void onText(Connection connection, String text, Outbox outbox) {
        throw new IllegalStateException(text);
      }

      @Override
      public void onError(Connection connection, FreshException error, Verdict verdict) {
        // the default: a handler that throws is the end, for a supervisor to start another
      }
    }
  }

  /** Stops a connection at once. */
  static final class StopsAtOnce {
    public static void main(String[] args) {
      start(new Probe(), args[0]).stop();
    }
  }

  /** Does nothing but listen; answers each text when its main thread has ended. */
  static final class Listens {
    public static void main(String[] args) {
      Thread main = Thread.currentThread();
      Probe client =
          new Probe() {
            @Override
            public void onText(Connection connection, String text, Outbox outbox)
                throws InterruptedException {
              main.join();
              outbox.text(text);
            }
          };
      start(client, args[0]);
    }
  }

  /** Returns from main under a live connection whose threads are daemons. */
  static final class Daemon {
    public static void main(String[] args) {
      TransportOptions daemon =
          TransportOptions.builder().eventLoops(EventLoops.create(1).daemon()).build();
      Options options = Options.builder().transport(daemon).build();
      awaitOpen(Clients.start(new Probe(), args[0], options));
    }
  }

  /** Says goodbye in a shutdown hook, as the documentation shows it; exits with 7. */
  static final class Hook {
    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(Hook::end));
      awaitOpen(start(new Probe(), args[0]));
      System.exit(7);
    }

    private static void end() {
      System.out.println(Fresh.shutdown(Duration.ofSeconds(20)) ? "in time" : "too late");
    }
  }

  /**
   * Ends connections in all ways that leave something unwritten or half read, each against the next connection of the server, and then
   * makes Netty report every buffer that was forgotten. With a second argument it forgets one itself.
   */
  static final class Forgets {
    private static final Options HASTY =
        Options.builder()
            .errorLogging(false)
            .closeTimeout(Duration.ofMillis(100))
            .transport(TransportOptions.builder().lingerTimeout(Duration.ZERO).build())
            .build();

    public static void main(String[] args) throws IOException, InterruptedException {
      System.setProperty("io.netty.leakDetection.level", "paranoid"); // read when Netty is loaded
      stoppedWithAFullQueue(args[0]);
      lostWithAFullQueue(args[0]);
      failed(args[0]); // lost within a message
      failed(args[0]); // by the decoder, within a message
      failedByAHandler(args[0]);
      stoppedWithKeptSends();
      if (args.length > 1) {
        forget();
      }
      report();
      System.out.println("all connections have ended");
    }

    private static void stoppedWithAFullQueue(String uri) throws InterruptedException {
      Connection connection = Clients.start(new Probe(), uri, HASTY);
      awaitOpen(connection);
      fill(connection);
      connection.stop();
      connection.awaitTermination();
    }

    private static void lostWithAFullQueue(String uri) throws InterruptedException {
      Probe client = new Probe();
      Connection connection = Clients.start(client, uri, HASTY);
      awaitOpen(connection);
      fill(connection);
      end(client, connection);
    }

    private static void failed(String uri) throws InterruptedException {
      Probe client = new Probe();
      end(client, Clients.start(client, uri, HASTY));
    }

    private static void failedByAHandler(String uri) throws InterruptedException {
      Probe client =
          new Probe() {
            @Override
            public void onText(Connection connection, String text, Outbox outbox) {
              outbox.binary(new byte[1 << 20]);
              throw new IllegalStateException(text);
            }
          };
      end(client, Clients.start(client, uri, HASTY));
    }

    private static void stoppedWithKeptSends() throws IOException, InterruptedException {
      SendBuffer buffer = SendBuffer.of(10, 1 << 20, Duration.ofHours(1));
      Options keeping = HASTY.toBuilder().sendBuffer(buffer).build();
      try (ScriptedServer mute = ScriptedServer.listen()) {
        Connection connection = Clients.start(new Probe(), mute.uri().toString(), keeping);
        fill(connection);
        connection.sendAsync(Frame.text("refused"));
        mute.accept(); // and answers nothing
        connection.stop();
        connection.awaitTermination();
      }
    }

    private static void fill(Connection connection) {
      byte[] message = new byte[100_000];
      while (connection.send(ByteBuffer.wrap(message))) {
        // until it is refused
      }
    }

    private static void end(Probe client, Connection connection) throws InterruptedException {
      client.awaitError();
      connection.stop();
      connection.awaitTermination();
    }

    private static void forget() {
      ByteBuf forgotten = ByteBufAllocator.DEFAULT.buffer();
      forgotten.writeByte(1);
    }

    /** Netty reports what was collected without a release when it makes the next buffers. */
    private static void report() throws InterruptedException {
      ReferenceQueue<Object> collected = new ReferenceQueue<>();
      for (int i = 0; i < 3; i++) {
        Reference<Object> garbage = new WeakReference<>(new Object(), collected);
        while (!garbage.refersTo(null) || collected.remove(100) == null) {
          System.gc();
        }
        ByteBufAllocator.DEFAULT.buffer().release();
        ByteBufAllocator.DEFAULT.ioBuffer().release();
      }
    }
  }
}
