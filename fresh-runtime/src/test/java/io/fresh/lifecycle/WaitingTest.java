// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A handler cannot wait for its own end, and everybody else can. */
class WaitingTest {

  @RegisterExtension final Connections connections = new Connections();

  private interface Task {
    void run(Connection connection) throws Exception;
  }

  private final TestServer server = ServerKind.JETTY.start();

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void handlerMustNotWaitForTheEnd() throws Exception {
    assertRefusedInHandler("awaitTermination", Connection::awaitTermination);
  }

  @Test
  void handlerMustNotWaitForTheEndForATime() throws Exception {
    assertRefusedInHandler(
        "awaitTermination", connection -> connection.awaitTermination(Duration.ZERO));
  }

  @Test
  void handlerMustNotShutDownAndNothingEndsWhenItTries() throws Exception {
    assertRefusedInHandler("shutdown", connection -> Fresh.shutdown(Duration.ZERO));
  }

  @Test
  void whoDependsOnTheEndFindsItThere() {
    Connection connection = connections.start(new Probe(), uri(), Options.defaults());
    CompletionStage<ExitReason> awaited =
        connection.terminated().thenApply(reason -> awaitEnd(connection));
    connection.stop();

    assertThat(Patience.get(awaited, "the end")).isEqualTo(ExitReason.normal());
  }

  @Test
  void endIsToldAfterTerminateHasReturned() {
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    Connection connection =
        connections.start(
            new Probe() {
              @Override
              public void onTerminate(Connection ending, ExitReason reason) {
                told.complete(ending.terminated().toCompletableFuture().isDone());
              }
            },
            uri(),
            Options.defaults());
    connection.stop();

    assertThat(Patience.get(connection.terminated(), "the end")).isEqualTo(ExitReason.normal());
    assertThat(told).isCompletedWithValue(false);
  }

  @Test
  void openedIsToldAtOnceWhileOpenAndFailsAfterTheEnd() {
    Connection connection = connections.start(new Probe(), uri(), Options.defaults());
    Patience.get(connection.opened(), "an open connection");
    assertThat(connection.opened().toCompletableFuture()).isCompletedWithValue(connection);
    connection.stop();
    Patience.get(connection.terminated(), "the end");

    assertThat(connection.opened().toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void openedFailsIfConnectItselfAskedForAClose() {
    Connection connection =
        connections.start(
            new Probe() {
              @Override
              public void onConnect(Connection open, Handshake handshake, Outbox outbox) {
                open.close(1000, "");
              }
            },
            uri(),
            Options.defaults());
    CompletionStage<Connection> opened = connection.opened();

    Patience.get(connection.terminated(), "the end");
    assertThat(opened.toCompletableFuture()).isCompletedExceptionally();
    assertThat(connection.opened().toCompletableFuture()).isCompletedExceptionally();
  }

  private void assertRefusedInHandler(String operation, Task task) throws Exception {
    CompletableFuture<Object> outcome = new CompletableFuture<>();
    Connection connection =
        connections.start(
            new Probe() {
              @Override
              public void onInfo(Connection mine, Object message, Outbox outbox) {
                try {
                  task.run(mine);
                  outcome.complete("was allowed");
                } catch (Exception e) {
                  outcome.complete(e);
                }
              }
            },
            uri(),
            Options.defaults());
    Patience.get(connection.opened(), "an open connection");
    connection.tell("wait");

    assertThat(Patience.get(outcome, "the outcome"))
        .isInstanceOf(IllegalStateException.class)
        .asString()
        .contains(operation + " must not be called from a handler", connection.toString());
    assertThat(connection.isOpen()).isTrue();
    connection.stop();
    connection.awaitTermination();
  }

  private static ExitReason awaitEnd(Connection connection) {
    try {
      return connection.awaitTermination();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String uri() {
    return server.uri().toString();
  }
}
