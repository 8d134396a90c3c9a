// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.AlreadyStartedException;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.EventLoops;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several threads start, stop and look up connections of one name. Nothing listens where they go to, so that a round is short. */
class NameRacesTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final int THREADS = 4;
  private static final int ROUNDS = 2_000;

  private static final Name NAME = Name.local("contested");

  private final RefusedPort port = RefusedPort.hold();
  private final Options options =
      Options.builder()
          .name(NAME)
          .errorLogging(false)
          .infoLogging(false)
          .transport(TransportOptions.builder().eventLoops(EventLoops.create(1)).build())
          .build();

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Counts what it is called for; checks what its name means while it ends. */
  private static final class Contender extends Probe {

    private final AtomicInteger ends = new AtomicInteger();
    private volatile boolean heldUntilTheEnd;

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      heldUntilTheEnd = Fresh.whereis(NAME).filter(holder -> holder == connection).isPresent();
      ends.incrementAndGet();
    }
  }

  /** Keeps the event loop alive between the rounds. */
  @BeforeEach
  void keepTheEventLoop() {
    connections.start(
        new Probe(), port.uri().toString(), options.toBuilder().name(Name.local("keeper")).build());
  }

  @AfterEach
  void endAll() {
    threads.shutdownNow();
    assertThat(Fresh.shutdown(Patience.LIMIT)).isTrue();
    port.close();
  }

  @Test
  void ofStartsAtTheSameTimeExactlyOneWins() throws Exception {
    AtomicInteger winners = new AtomicInteger();
    Queue<Connection> winner = new ConcurrentLinkedQueue<>();
    CyclicBarrier together = new CyclicBarrier(THREADS);
    inAllThreads(
        number -> {
          for (int round = 0; round < ROUNDS; round++) {
            Contender contender = new Contender();
            together.await();
            Connection holder;
            try {
              holder = start(contender);
              winners.incrementAndGet();
              winner.add(holder);
            } catch (AlreadyStartedException refused) {
              holder = refused.holder();
            }
            together.await();
            assertThat(winner).as("round %s", round).containsExactly(holder);
            assertThat(Fresh.whereis(NAME)).as("round %s", round).containsSame(holder);
            together.await();
            if (number == 0) {
              winner.clear();
            }
            holder.stop(); // by all of them
            Patience.get(holder.terminated(), "the end of the winner");
            assertThat(Fresh.whereis(NAME)).as("round %s", round).isEmpty();
          }
        });
    assertThat(winners).hasValue(ROUNDS);
  }

  @Test
  void whoeverStartsStopsAndLooksUpTheNameHasOneHolderAtMost() throws Exception {
    Queue<Contender> started = new ConcurrentLinkedQueue<>();
    Queue<Contender> refused = new ConcurrentLinkedQueue<>();
    Queue<Connection> seen = new ConcurrentLinkedQueue<>();
    inAllThreads(
        number -> {
          for (int round = 0; round < ROUNDS; round++) {
            Contender contender = new Contender();
            try {
              Connection mine = start(contender);
              started.add(contender);
              seen.add(mine);
            } catch (AlreadyStartedException e) {
              refused.add(contender);
              seen.add(Objects.requireNonNull(e.holder()));
            }
            if (number % 2 == 0) { // the others leave theirs to these
              Fresh.whereis(NAME).ifPresent(Connection::stop);
            } else {
              Fresh.whereis(NAME).ifPresent(seen::add);
            }
          }
        });
    Fresh.whereis(NAME).ifPresent(Connection::stop);
    for (Connection connection : seen) {
      Patience.get(connection.terminated(), "the end of " + connection);
    }

    assertThat(started).isNotEmpty();
    assertThat(started)
        .allSatisfy(
            contender -> {
              assertThat(contender.ends).hasValue(1);
              assertThat(contender.heldUntilTheEnd).isTrue();
            });
    assertThat(refused).allSatisfy(contender -> assertThat(contender.ends).hasValue(0));
    assertThat(Fresh.whereis(NAME)).isEmpty();
  }

  private Connection start(Contender contender) {
    return connections.start(contender, port.uri().toString(), options);
  }

  private interface Task {
    void run(int number) throws Exception;
  }

  private void inAllThreads(Task task) throws Exception {
    List<Callable<Object>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      all.add(
          () -> {
            task.run(number);
            return number;
          });
    }
    for (Future<Object> done : threads.invokeAll(all)) {
      done.get();
    }
  }
}
