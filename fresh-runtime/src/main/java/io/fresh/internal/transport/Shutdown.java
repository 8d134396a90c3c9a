// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.ExitReason;
import io.fresh.Link;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The end of everything. Supervisors are told first, as they would start again what ends, and end their children in their order; all
 * other connections end at the same time.
 */
final class Shutdown {

  private static final String DETAIL = "Fresh.shutdown";

  private Shutdown() {}

  /**
   * Whether something ends because of this; a connection then says 1001, whoever has passed it on. Does not call the {@code equals} of a record,
   * which makes the JDK hold on to the class loader of the record until memory is short.
   */
  static boolean isReason(ExitReason reason) {
    return reason instanceof ExitReason.Shutdown shutdown && shutdown.detail().equals(DETAIL);
  }

  /**
   * Ends all and waits for it.
   *
   * @param live asked when the supervisors start nothing more
   * @return whether all ended in time; what did not is killed
   */
  static boolean of(List<Keeper> keepers, Supplier<List<LiveConnection>> live, Duration timeout) {
    ExitReason reason = ExitReason.shutdown(DETAIL);
    keepers.forEach(keeper -> keeper.stop(reason));
    Set<Link> kept = Keepers.keptBy(keepers);
    List<LiveConnection> connections = live.get();
    connections.stream()
        .filter(connection -> !kept.contains(connection))
        .forEach(connection -> connection.stop(reason));
    boolean inTime = await(keepers, connections, timeout);
    keepers.forEach(Keeper::kill); // without effect on what has ended
    connections.forEach(LiveConnection::kill);
    return inTime;
  }

  private static boolean await(
      List<Keeper> keepers, List<LiveConnection> connections, Duration timeout) {
    CompletableFuture<?>[] ends =
        Stream.concat(
                keepers.stream().map(Keeper::terminated),
                connections.stream().map(LiveConnection::terminated))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends)
          .get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("An end is told by a reason, never by an exception", e);
    }
  }
}
