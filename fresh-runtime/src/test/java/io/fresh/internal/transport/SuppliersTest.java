// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fresh.FreshException.ConnectingFailed;
import io.fresh.Headers;
import io.fresh.Options;
import io.fresh.internal.protocol.WebSocketUri;
import io.fresh.testing.Patience;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers are asked on threads of theirs, one call at a time, and checked like what is fixed. */
final class SuppliersTest {

  private static final String FIXED_URI = "ws://fixed.example/";

  /** Tasks that run when the test says so: the event loop, or a pool without a thread to spare. */
  private static final class Tasks implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      waiting.add(task);
    }

    void run() {
      for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
        task.run();
      }
    }
  }

  private static final class Outcome implements Asking.Listener {
    private final List<Target> targets = new ArrayList<>();
    private final List<ConnectingFailed> failures = new ArrayList<>();

    @Override
    public void supplied(Target target) {
      targets.add(target);
    }

    @Override
    public void failed(ConnectingFailed error) {
      failures.add(error);
    }
  }

  private final Tasks loop = new Tasks();
  private final Tasks pool = new Tasks();
  private final Outcome outcome = new Outcome();

  // ---- what they supply ----

  @Test
  void suppliedHeadersAreAddedToTheFixedOnesAndTakeThePlaceOfThoseOfTheirName() {
    Options options =
        Options.builder()
            .header("Accept-Language", "en")
            .header("authorization", "old")
            .header("Authorization", "older")
            .headersFrom(() -> Headers.of("Authorization", "new", "X-Trace", "1"))
            .build();

    assertThat(target(options).headers())
        .isEqualTo(Headers.of("Accept-Language", "en", "Authorization", "new", "X-Trace", "1"));
  }

  @Test
  void aSuppliedUriTakesThePlaceOfTheFixedOne() {
    Target target = target(Options.builder().uriFrom(() -> "wss://other.example/path").build());

    assertThat(target.uri()).hasToString("wss://other.example/path");
    assertThat(target.headers()).isEqualTo(Headers.empty());
  }

  @Test
  void withoutASupplierOfItTheUriStaysAsItIs() {
    assertThat(target(Options.builder().headersFrom(Headers::empty).build()).uri())
        .hasToString(FIXED_URI);
  }

  @Test
  void aLaterSupplierReplacesTheOneBefore() {
    Callable<CompletionStage<Headers>> later =
        () -> CompletableFuture.completedFuture(Headers.of("A", "2"));
    Options.Builder builder = Options.builder().headersFrom(() -> Headers.of("A", "1"));

    assertThat(target(builder.headersFromAsync(later).build()).headers())
        .isEqualTo(Headers.of("A", "2"));
    assertThat(target(builder.headersFrom(() -> Headers.of("A", "3")).build()).headers())
        .isEqualTo(Headers.of("A", "3"));
  }

  @Test
  void whatIsSuppliedLaterIsWaitedFor() {
    CompletableFuture<String> uri = new CompletableFuture<>();
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    ask(Options.builder().uriFromAsync(() -> uri).headersFromAsync(() -> headers).build());

    headers.complete(Headers.of("A", "1"));
    loop.run();
    assertThat(outcome.targets).isEmpty();
    uri.complete("ws://later.example/");
    loop.run();

    assertThat(outcome.targets)
        .singleElement()
        .hasToString(
            "Target[uri=ws://later.example/, headers=Headers[A=***], redirects=0, foreign=false]");
  }

  // ---- what they must not supply ----

  @Test
  void whatIsThrownIsNamedAndKeptAndNotShown() {
    IOException thrown = new IOException("wss://example.com/?token=s3cr3t");

    assertThat(
            failure(
                Options.builder()
                    .headersFrom(
                        () -> {
                          throw thrown;
                        })
                    .build()))
        .hasMessage("headersFrom threw java.io.IOException")
        .hasCause(thrown)
        .matches(ConnectingFailed::isRetryable);
  }

  @Test
  void whatAStageFailsWithIsNamedAndKept() {
    IOException thrown = new IOException("s3cr3t");
    CompletionStage<String> failed = CompletableFuture.failedFuture(thrown);

    for (CompletionStage<String> stage : List.of(failed, failed.thenApply(String::strip))) {
      assertThat(failure(Options.builder().uriFromAsync(() -> stage).build()))
          .hasMessage("uriFrom threw java.io.IOException")
          .hasCause(thrown);
    }
  }

  @Test
  void nullIsNoAnswer() {
    assertThat(failure(Options.builder().headersFrom(() -> null).build()))
        .hasMessage("headersFrom supplied null")
        .hasNoCause();
  }

  @Test
  void aStageMustNotBeNull() {
    assertThat(failure(Options.builder().uriFromAsync(() -> null).build()))
        .hasMessage("uriFrom returned null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "sec-websocket-key", "Sec-WebSocket-Protocol", "Content-Length"})
  void aHeaderThatTheRuntimeSetsIsRefusedAsAFixedOneIs(String name) {
    assertThat(failure(Options.builder().headersFrom(() -> Headers.of(name, "s3cr3t")).build()))
        .hasMessageStartingWith("headersFrom: Header " + name + " cannot be set: ")
        .hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://s3cr3t.example/",
        "s3cr3t.example",
        "ws://user:s3cr3t@example.com/\r\nX-Forged: 1",
        "ws://example.com/?s3cr3t#s3cr3t"
      })
  void aUriIsCheckedAsTheFixedOneIs(String uri) {
    assertThat(failure(Options.builder().uriFrom(() -> uri).build()))
        .hasMessageStartingWith("uriFrom: Expected a WebSocket URI ")
        .hasMessageNotContaining("s3cr3t")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aHeaderThatForgesAnotherCannotBeMadeBySuppliersEither() {
    assertThat(
            failure(
                Options.builder()
                    .headersFrom(() -> Headers.of("Authorization", "s3cr3t\r\nX-Forged: 1"))
                    .build()))
        .hasMessage("headersFrom threw java.lang.IllegalArgumentException");
  }

  @Test
  void theFirstFailureIsToldAtOnceAndTheOtherSupplierIsNotAsked() {
    AtomicInteger asked = new AtomicInteger();
    Options options =
        Options.builder()
            .uriFrom(() -> "http://example.com/")
            .headersFromAsync(
                () -> {
                  asked.incrementAndGet();
                  return new CompletableFuture<>();
                })
            .build();

    assertThat(failure(options)).hasMessageStartingWith("uriFrom: ");
    assertThat(asked).hasValue(0);
  }

  @Test
  void aFailureDoesNotWaitForTheOtherStage() {
    CompletableFuture<String> uri = new CompletableFuture<>();
    ask(Options.builder().uriFromAsync(() -> uri).headersFromAsync(CompletableFuture::new).build());

    uri.completeExceptionally(new IOException());
    loop.run();

    assertThat(outcome.failures).singleElement().asString().contains("uriFrom threw ");
  }

  // ---- whose thread, and how many ----

  @Test
  void nothingIsCalledByWhoAsksAndNothingToldButOnTheEventLoop() {
    AtomicInteger asked = new AtomicInteger();
    Suppliers suppliers =
        suppliers(
            Options.builder()
                .headersFrom(
                    () -> {
                      asked.incrementAndGet();
                      return Headers.empty();
                    })
                .build(),
            pool);

    suppliers.ask(loop, outcome);
    loop.run();
    assertThat(asked).hasValue(0);
    pool.run();
    assertThat(asked).hasValue(1);
    assertThat(outcome.targets).isEmpty();
    loop.run();

    assertThat(outcome.targets).hasSize(1);
  }

  @Test
  void anAskingThatIsAbortedBeforeItHasAThreadCallsNobody() {
    AtomicInteger asked = new AtomicInteger();
    Suppliers suppliers =
        suppliers(
            Options.builder()
                .uriFrom(
                    () -> {
                      asked.incrementAndGet();
                      return FIXED_URI;
                    })
                .build(),
            pool);

    for (int attempt = 0; attempt < 100; attempt++) {
      suppliers.ask(loop, outcome).abort();
    }
    assertThat(pool.waiting).hasSize(1);
    pool.run();
    loop.run();
    assertThat(asked).hasValue(0);

    suppliers.ask(loop, outcome);
    pool.run();
    loop.run();
    assertThat(asked).hasValue(1);
    assertThat(outcome.targets).hasSize(1);
  }

  @Test
  void whatComesAfterTheAskingWasAbortedIsNotTold() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    Suppliers suppliers =
        suppliers(Options.builder().headersFromAsync(() -> headers).build(), pool);
    Asking asking = suppliers.ask(loop, outcome);
    pool.run();

    asking.abort();
    headers.complete(Headers.empty());
    loop.run();

    assertThat(outcome.targets).isEmpty();
    assertThat(outcome.failures).isEmpty();
    assertThat(headers).isCompletedWithValue(Headers.empty());
  }

  @Test
  void aCallThatHangsIsInterruptedWhenNobodyWaitsForItAnyMore() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Options options =
        Options.builder()
            .uriFrom(
                () -> {
                  hanging.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.complete(true);
                    throw e;
                  }
                  return FIXED_URI;
                })
            .build();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Asking asking = suppliers(options, threads).ask(loop, outcome);
      Patience.await(hanging, "the call");

      asking.abort();

      assertThat(Patience.get(interrupted, "the interruption")).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theThreadIsNotInterruptedForTheNextTask() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Asking asking =
          suppliers(Options.builder().uriFrom(() -> stubborn(hanging, free)).build(), thread)
              .ask(loop, outcome);
      Future<Boolean> next = thread.submit(() -> Thread.currentThread().isInterrupted());
      Patience.await(hanging, "the call");

      asking.abort();
      free.countDown();

      assertThat(next.get()).isFalse();
    } finally {
      thread.shutdownNow();
    }
  }

  /** Ignores interrupts, and leaves the thread interrupted. */
  private static String stubborn(CountDownLatch hanging, CountDownLatch free) {
    hanging.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        free.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return FIXED_URI;
  }

  @Test
  void aCallThatIgnoresItsInterruptionHoldsOneThreadHoweverManyAttemptsFollow() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger tasks = new AtomicInteger();
    Callable<String> supplier =
        () -> calls.getAndIncrement() == 0 ? stubborn(hanging, free) : "ws://second.example/";
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Suppliers suppliers =
          suppliers(
              Options.builder().uriFrom(supplier).build(),
              task -> {
                tasks.incrementAndGet();
                threads.execute(task);
              });
      Asking first = suppliers.ask(loop, outcome);
      Patience.await(hanging, "the call");
      first.abort();
      for (int attempt = 0; attempt < 100; attempt++) {
        suppliers.ask(loop, outcome).abort();
      }
      assertThat(calls).hasValue(1);

      ExecutorService eventLoop = Executors.newSingleThreadExecutor();
      CompletableFuture<Target> target = new CompletableFuture<>();
      suppliers.ask(eventLoop, completing(target));
      free.countDown();

      assertThat(Patience.get(target, "the answer of the next call").uri())
          .hasToString("ws://second.example/");
      assertThat(calls).hasValue(2);
      assertThat(tasks).hasValue(1);
      assertThat(outcome.targets).isEmpty();
      eventLoop.shutdownNow();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whereThereIsNoThreadTheNextAskingMayFindOne() {
    Queue<Runnable> found = new ArrayDeque<>();
    AtomicInteger wanted = new AtomicInteger();
    Suppliers suppliers =
        suppliers(
            Options.builder().headersFrom(Headers::empty).build(),
            task -> {
              if (wanted.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              found.add(task);
            });

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> suppliers.ask(loop, outcome));
    suppliers.ask(loop, outcome);
    found.remove().run();
    loop.run();

    assertThat(outcome.targets).hasSize(1);
  }

  private static Asking.Listener completing(CompletableFuture<Target> target) {
    return new Asking.Listener() {
      @Override
      public void supplied(Target supplied) {
        target.complete(supplied);
      }

      @Override
      public void failed(ConnectingFailed error) {
        target.completeExceptionally(error);
      }
    };
  }

  // ---- asking ----

  private static WebSocketUri uri(String uri) {
    return WebSocketUri.parse(uri);
  }

  private static Suppliers suppliers(Options options, Executor threads) {
    return new Suppliers(options, new Target(uri(FIXED_URI), options.headers()), threads);
  }

  private void ask(Options options) {
    suppliers(options, Runnable::run).ask(loop, outcome);
    loop.run();
  }

  private Target target(Options options) {
    outcome.targets.clear();
    ask(options);
    assertThat(outcome.failures).isEmpty();
    assertThat(outcome.targets).hasSize(1);
    return outcome.targets.get(0);
  }

  private ConnectingFailed failure(Options options) {
    outcome.failures.clear();
    ask(options);
    assertThat(outcome.targets).isEmpty();
    assertThat(outcome.failures).hasSize(1);
    return outcome.failures.get(0);
  }
}
