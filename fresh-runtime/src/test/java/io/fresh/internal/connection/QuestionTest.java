// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.FreshException.UpgradingFailed;
import io.fresh.Recovery;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows where no handler decides. */
final class QuestionTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        arguments(Situations.refusal(), Recovery.reconnect(), true),
        arguments(new UpgradingFailed("not written", null), Recovery.reconnect(), true),
        arguments(Situations.forbidden(), Recovery.reconnect(), true),
        arguments(Situations.unavailable(), Recovery.reconnect(), true),
        arguments(new ProcessingFailed("broke off", null), Recovery.reconnect(), true),
        arguments(new StreamingFailed("lost", null), Recovery.reconnect(), true),
        arguments(new DecodingFailed("a rule", 1002), Recovery.reconnect(), true),
        arguments(Situations.undecodable(), Recovery.ignore(), false),
        arguments(Situations.unencodable(), Recovery.ignore(), false),
        arguments(Situations.uncastable(), Recovery.ignore(), false));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindOfErrorHasItsDefault(
      FreshException error, Recovery byDefault, boolean transportLost) {
    Question question = new Question.Trouble(1, error, null);

    assertThat(question.byDefault()).isEqualTo(byDefault);
    assertThat(question.isLinkLost()).isEqualTo(transportLost);
    assertThat(question.error()).isSameAs(error);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHandlerThatThrewEndsTheConnectionAsFailed(boolean transportLost) {
    HandlingFailed error =
        new HandlingFailed("@OnText", new IllegalStateException("boom"), transportLost);
    Question question = new Question.Trouble(1, error, null);

    assertThat(question.byDefault()).isEqualTo(Recovery.close(ExitReason.failed(error)));
    assertThat(question.isLinkLost()).isEqualTo(transportLost);
  }

  @Test
  void aCloseOfThePeerReconnects() {
    assertThat(disconnected(true).byDefault()).isEqualTo(Recovery.reconnect());
  }

  @Test
  void ourOwnCloseEndsTheConnectionAsNormal() {
    assertThat(disconnected(false).byDefault()).isEqualTo(Recovery.close(ExitReason.normal()));
  }

  private static Question disconnected(boolean byPeer) {
    return new Question.Disconnected(1, new CloseStatus(1001, ""), byPeer);
  }
}
