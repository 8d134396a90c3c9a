// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class RecorderTest {

  private final Recorder<String> recorder = new Recorder<>();

  private void end() {
    recorder.end("end", () -> {});
  }

  @Test
  void aLifeThatWasAskedForIsRight() {
    recorder.call("open");
    assertThat(recorder.<String, RuntimeException>answer("text", () -> "answer"))
        .isEqualTo("answer");
    recorder.expect("open", "text");
    end();

    recorder.verify();
  }

  @Test
  void aCallbackThatNobodyAskedForIsFound() {
    recorder.call("text");
    end();

    assertThatThrownBy(recorder::verify).hasMessage("Expected no more callbacks, were [text]");
    recorder.verifyLife();
  }

  @Test
  void anotherCallbackThanTheOneAskedForIsFound() {
    recorder.call("text");

    assertThatThrownBy(() -> recorder.expect("ping")).hasMessage("Expected ping, was: text");
  }

  @Test
  void aLifeWithoutAnEndIsFound() {
    assertThatThrownBy(recorder::verifyLife).hasMessageContaining("there was no end");
  }

  @Test
  void aSecondEndIsFound() {
    end();
    end();

    assertThatThrownBy(recorder::verifyLife).hasMessageContaining("end came after end");
  }

  @Test
  void aCallbackAfterTheEndIsFound() {
    end();
    recorder.call("text");

    assertThatThrownBy(recorder::verifyLife).hasMessageContaining("text came after end");
  }

  @Test
  void aCallbackWithinAnotherIsFound() {
    recorder.call("outer", () -> recorder.call("inner"));
    end();

    assertThatThrownBy(recorder::verifyLife).hasMessageContaining("inner overlaps outer");
  }

  @Test
  void callbacksOfTwoThreadsThatOverlapAreFound() {
    CountDownLatch within = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                recorder.call(
                    "slow",
                    () -> {
                      within.countDown();
                      Patience.await(leave, "leave to end");
                    }));
    Patience.await(within, "the slow callback");
    recorder.call("quick");
    leave.countDown();
    Patience.get(other, "the end of the slow callback");
    end();

    assertThatThrownBy(recorder::verifyLife).hasMessageContaining("quick overlaps slow");
  }

  @Test
  void whatABodyThrowsComesOutAndTheCallbackIsRecorded() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                recorder.call(
                    "text",
                    () -> {
                      throw new IllegalStateException("boom");
                    }));
    recorder.expect("text");
    end();
    recorder.verify();
  }

  @Test
  void silenceIsNoCallbackAtAll() {
    recorder.verifySilence();
    recorder.call("text");

    assertThatThrownBy(recorder::verifySilence).hasMessage("Expected no callback, were [text]");
  }
}
