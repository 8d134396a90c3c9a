// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promised answers, with an event loop that turns when the test says so. */
final class PendingAnswersTest {

  private static final int CAPACITY = 4;

  /** A stage that can only be waited for. */
  private static final class Opaque extends CompletableFuture<String> {
    @Override
    public CompletableFuture<String> toCompletableFuture() {
      throw new UnsupportedOperationException();
    }
  }

  /** A stage that cannot even be waited for. */
  private static final class Broken extends CompletableFuture<String> {
    @Override
    public CompletableFuture<String> whenComplete(
        java.util.function.BiConsumer<? super String, ? super Throwable> action) {
      throw new IllegalStateException("broken");
    }
  }

  /** A stage of a library that does not fit the rest of the program. */
  private static final class Misfit extends CompletableFuture<String> {
    @Override
    public CompletableFuture<String> whenComplete(
        java.util.function.BiConsumer<? super String, ? super Throwable> action) {
      throw new NoSuchMethodError("whenComplete");
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      throw new NoSuchMethodError("cancel");
    }
  }

  private final List<String> said = new ArrayList<>();
  private final ArrayDeque<Runnable> turns = new ArrayDeque<>();
  private boolean linked = true;
  private int roomsAgain;
  private PendingAnswers answers = answers(CAPACITY);

  @Test
  void anAnswerWaitsForThoseThatWereAskedForBefore() {
    CompletableFuture<String> one = promise();
    CompletableFuture<String> two = promise();
    CompletableFuture<String> three = promise();

    two.complete("two");
    three.complete("three");
    turn();
    assertThat(said).isEmpty();

    one.complete("one");
    turn();
    assertThat(said).containsExactly("one", "two", "three");
  }

  @Test
  void onlyTheOneThatOthersWaitForAsksForATurn() {
    CompletableFuture<String> one = promise();
    CompletableFuture<String> two = promise();

    two.complete("two");
    assertThat(turns).isEmpty();

    one.complete("one");
    assertThat(turns).hasSize(1);
  }

  @Test
  void whatIsThereAlreadyIsSaidAtOnceUnlessAnotherIsAwaited() {
    answer(CompletableFuture.completedFuture("now"));
    assertThat(said).containsExactly("now");
    assertThat(turns).isEmpty();

    CompletableFuture<String> awaited = promise();
    answer(CompletableFuture.completedFuture("behind"));
    turn();
    assertThat(said).containsExactly("now");

    awaited.complete("before");
    turn();
    assertThat(said).containsExactly("now", "before", "behind");
  }

  @Test
  void nullIsNothingToSay() {
    promise().complete(null);
    promise().complete("next");
    turn();
    assertThat(said).containsExactly("next");
  }

  @Test
  void aStageThatFailsIsAFailedHandlerAndTheNextGoOn() {
    CompletableFuture<String> first = new CompletableFuture<>();
    answer(first.thenApply(value -> value)); // so that the failure comes wrapped
    CompletableFuture<String> second = promise();
    second.completeExceptionally(new CompletionException("without a cause", null));
    promise().complete("next");

    first.completeExceptionally(new IllegalStateException("boom"));
    turn();

    assertThat(said)
        .containsExactly(
            "@OnText failed: java.lang.IllegalStateException: boom",
            "@OnText failed: java.util.concurrent.CompletionException: without a cause",
            "next");
  }

  @Test
  void aStageThatHasFailedAlreadyIsAFailedHandlerToo() {
    answer(CompletableFuture.failedFuture(new IllegalStateException("boom")));
    assertThat(said).containsExactly("@OnText failed: java.lang.IllegalStateException: boom");
  }

  @Test
  void anAnswerThatCannotBePassedOnIsAFailedHandlerAndTheNextGoOn() {
    CompletableFuture<String> bad = new CompletableFuture<>();
    answers.add(
        "@OnPing",
        bad,
        (outbox, text) -> {
          throw new IllegalStateException("bad");
        });
    promise().complete("next");
    bad.complete("");
    turn();
    assertThat(said)
        .containsExactly("@OnPing failed: java.lang.IllegalStateException: bad", "next");
  }

  @Test
  void aStageThatCannotBeWaitedForHasFailed() {
    answer(new Broken());
    turn();
    assertThat(said).containsExactly("@OnText failed: java.lang.IllegalStateException: broken");
  }

  @Test
  void whenTheLinkEndsWhatIsPromisedIsCancelledInATurnOfItsOwn() {
    CompletableFuture<String> one = promise();
    CompletableFuture<String> two = promise();
    Opaque opaque = new Opaque();
    answer(opaque);
    two.complete("two");

    answers.cancelAll();
    assertThat(one).isNotCancelled();
    turn();

    assertThat(one).isCancelled();
    opaque.complete("three");
    turn();
    assertThat(said).isEmpty();
  }

  @Test
  void whatIsPromisedToTheNextLinkDoesNotWaitForTheLast() {
    promise();
    answers.cancelAll();
    promise().complete("next link");
    turn();
    assertThat(said).containsExactly("next link");
  }

  @Test
  void withoutALinkAPromiseIsRefusedAndCancelled() {
    linked = false;
    CompletableFuture<String> refused = new CompletableFuture<>();
    assertThat(answer(refused)).isEqualTo(Sender.Outcome.NOT_OPEN);
    assertThat(refused).isCancelled();
    assertThat(said).isEmpty();
  }

  @Test
  void theQueueIsFullFromItsBoundOnUntilHalfOfItIsDelivered() {
    List<CompletableFuture<String>> promised =
        IntStream.range(0, CAPACITY - 1).mapToObj(i -> promise()).toList();
    assertThat(answers.isFull()).isFalse();
    promise();
    assertThat(answers.isFull()).isTrue();

    promised.get(1).complete("1"); // waits for the one before it
    turn();
    assertThat(answers.isFull()).isTrue();
    assertThat(said).isEmpty();

    promised.get(0).complete("0");
    turn();
    assertThat(answers.isFull()).isFalse();
    assertThat(said).containsExactly("0", "1");
    assertThat(roomsAgain).isOne();
  }

  @Test
  void theQueueOfALinkThatHasEndedIsNotFull() {
    IntStream.range(0, CAPACITY).forEach(i -> promise());
    answers.cancelAll();
    assertThat(answers.isFull()).isFalse();
    assertThat(roomsAgain).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void inWhateverOrderTheyCompleteTheyAreSaidInTheOrderOfThePromises(int firstSeed) {
    for (int seed = firstSeed; seed < 8_000; seed += 8) {
      Random random = new Random(seed);
      said.clear();
      answers = answers(1_000);
      List<Integer> numbers = new ArrayList<>();
      List<CompletableFuture<String>> open = new ArrayList<>();
      while (numbers.size() < 30) {
        if (random.nextBoolean()) {
          CompletableFuture<String> promised = new CompletableFuture<>();
          String number = Integer.toString(numbers.size());
          answer(promised.thenApply(nothing -> number));
          numbers.add(numbers.size());
          open.add(promised);
        }
        if (random.nextInt(3) == 0 && !open.isEmpty()) {
          open.remove(random.nextInt(open.size())).complete("");
        }
        if (random.nextInt(4) == 0) {
          turn();
        }
      }
      Collections.shuffle(open, random);
      open.forEach(promised -> promised.complete(""));
      turn();
      assertThat(said)
          .as("seed %d", seed)
          .isEqualTo(numbers.stream().map(String::valueOf).toList());
    }
  }

  @Test
  void threadsThatCompleteThemDoNotChangeTheOrder() throws InterruptedException {
    int number = 20_000;
    ExecutorService loop = Executors.newSingleThreadExecutor();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
    try {
      PendingAnswers shared =
          new PendingAnswers(number, outbox(), () -> true, loop, (handler, cause) -> {}, () -> {});
      CompletableFuture<?>[] all = new CompletableFuture<?>[number];
      for (int i = 0; i < number; i++) {
        int answer = i;
        CompletableFuture<Integer> stage = CompletableFuture.supplyAsync(() -> answer, threads);
        CompletableFuture<Void> told = new CompletableFuture<>();
        all[i] = told;
        shared.add(
            "@OnText",
            stage,
            (outbox, value) -> {
              heard.add(value);
              told.complete(null);
            });
      }
      Patience.get(CompletableFuture.allOf(all), "all answers");
    } finally {
      threads.shutdown();
      loop.shutdown();
    }
    assertThat(heard).isEqualTo(IntStream.range(0, number).boxed().toList());
  }

  @Test
  void ofAnswersThatWereSaidNothingIsHeld() {
    List<WeakReference<CompletableFuture<String>>> all = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      CompletableFuture<String> stage = promise();
      all.add(new WeakReference<>(stage));
      stage.complete("");
      turn();
      said.clear();
    }
    System.gc();
    assertThat(all).allMatch(reference -> reference.get() == null);
  }

  @Test
  void anErrorOfAStageStopsNeitherThoseBehindItNorTheirCancellation() {
    answer(new Misfit());
    promise().complete("next");
    turn();
    assertThat(said)
        .containsExactly("@OnText failed: java.lang.NoSuchMethodError: whenComplete", "next");

    CompletableFuture<String> first = promise();
    answer(new Misfit());
    CompletableFuture<String> last = promise();
    answers.cancelAll();
    turn();
    assertThat(first).isCancelled();
    assertThat(last).isCancelled();
  }

  @Test
  void aStageThatOutlivesItsLinkDoesNotHoldTheConnection() {
    Opaque stage = new Opaque();
    answer(stage);
    answers.cancelAll();
    turn();
    WeakReference<PendingAnswers> queue = new WeakReference<>(answers);
    answers = answers(CAPACITY);
    System.gc();
    assertThat(queue.get()).isNull();
    assertThat(stage).isNotDone(); // and so is still held here
  }

  @Test
  void norDoesItHoldWhatPutsTheAnswerWhereItBelongs() {
    Opaque stage = new Opaque();
    StringBuilder encoder = new StringBuilder("of the dispatcher");
    WeakReference<StringBuilder> held = new WeakReference<>(encoder);
    addEncoded(stage, encoder);
    encoder = null;
    answers.cancelAll();
    turn();
    System.gc();
    assertThat(held.get()).isNull();
    assertThat(stage).isNotDone();
  }

  /** As generated code does it for a type with an encoder. */
  private void addEncoded(CompletionStage<String> stage, StringBuilder encoder) {
    assertThat(
            answers.add(
                "@OnText", stage, (outbox, value) -> outbox.text(encoder.toString().concat(value))))
        .isEqualTo(Sender.Outcome.ACCEPTED);
  }

  private PendingAnswers answers(int capacity) {
    return new PendingAnswers(
        capacity,
        outbox(),
        () -> linked,
        turns::add,
        (handler, cause) -> said.add(handler + " failed: " + cause),
        () -> roomsAgain++);
  }

  /** Notes texts down; nothing else is said here. */
  private Outbox outbox() {
    return (Outbox)
        Proxy.newProxyInstance(
            Outbox.class.getClassLoader(),
            new Class<?>[] {Outbox.class},
            (proxy, method, arguments) -> note(arguments[0]));
  }

  private @Nullable Object note(Object text) {
    said.add((String) text);
    return null;
  }

  private CompletableFuture<String> promise() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    assertThat(answer(stage)).isEqualTo(Sender.Outcome.ACCEPTED);
    return stage;
  }

  private Sender.Outcome answer(CompletionStage<String> stage) {
    return answers.add("@OnText", stage, Outbox::text);
  }

  private void turn() {
    for (Runnable next = turns.poll(); next != null; next = turns.poll()) {
      next.run();
    }
  }
}
