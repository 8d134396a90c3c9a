// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Options;
import io.fresh.UpgradeOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a link hibernates: {@code hibernateAfter} without a data message. */
final class HibernationTest {

  private static final Duration AFTER = Duration.ofSeconds(60);
  private static final Duration ALMOST = AFTER.minusNanos(1);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final VirtualConnection connection = new VirtualConnection(options().build());

  /** Nothing but hibernation happens by itself. */
  private static Options.Builder options() {
    return Options.builder()
        .pingInterval(Duration.ZERO)
        .stableAfter(Duration.ZERO)
        .hibernateAfter(AFTER);
  }

  @Test
  void itIsOffByDefault() {
    VirtualConnection normal = new VirtualConnection().open();
    normal.dataMoved();
    assertThat(normal.time().running()).doesNotContain(Timer.HIBERNATE);

    normal.expire(Timer.HIBERNATE);
    assertThat(normal.events()).isEmpty();
  }

  @Test
  void linkThatNeverCarriedDataHibernatesThatLongAfterIts101() {
    connection.open();
    connection.advance(ALMOST);
    assertThat(connection.events()).isEmpty();

    connection.advance(MOMENT);
    assertThat(connection.events()).containsExactly("hibernate");
  }

  @Test
  void itHibernatesOnceInOneQuietTime() {
    connection.open();
    connection.advance(Duration.ofDays(1));
    assertThat(connection.events()).containsExactly("hibernate");
    assertThat(connection.time().running()).isEmpty();
  }

  @Test
  void dataPostponesItByTheWholeTime() {
    connection.open();
    for (int i = 0; i < 3; i++) {
      connection.advance(ALMOST);
      connection.dataMoved();
    }
    connection.advance(ALMOST);
    assertThat(connection.events()).isEmpty();

    connection.advance(MOMENT);
    assertThat(connection.events()).containsExactly("hibernate");
  }

  @Test
  void timeCountsFromTheLastDataNotFromTheFirst() {
    connection.open();
    connection.advance(Duration.ofSeconds(10));
    connection.dataMoved();
    connection.advance(Duration.ofSeconds(30));
    connection.dataMoved();
    connection.advance(ALMOST);
    assertThat(connection.events()).isEmpty();

    connection.advance(MOMENT);
    assertThat(connection.events()).containsExactly("hibernate");
  }

  @Test
  void pingsAndPongsDoNotKeepItAwake() {
    VirtualConnection pinging =
        new VirtualConnection(options().pingInterval(Duration.ofSeconds(7)).build()).open();
    for (int i = 0; i < 6; i++) {
      pinging.advance(Duration.ofSeconds(10));
      pinging.ponged("");
      pinging.pinged("p");
    }
    assertThat(pinging.events()).contains("ping", "pong p").containsOnlyOnce("hibernate");
  }

  @Test
  void nextDataWakesItAndTheNextQuietTimeHibernatesAgain() {
    connection.open();
    connection.advance(AFTER);
    connection.dataMoved();
    connection.advance(ALMOST);
    assertThat(connection.events()).containsExactly("hibernate");

    connection.advance(MOMENT);
    assertThat(connection.events()).containsExactly("hibernate");
  }

  @Test
  void halfReadMessageIsKept() {
    connection.open();
    connection.dataMoved();
    connection.messageBegun();
    connection.advance(AFTER.minusSeconds(1));
    connection.expire(Timer.HIBERNATE);
    assertThat(connection.events()).isEmpty();

    connection.messageEnded();
    connection.dataMoved();
    connection.advance(AFTER);
    assertThat(connection.events()).containsExactly("hibernate");
  }

  @Test
  void halfReadMessageIsKeptHoweverLongItMayTake() {
    Options patient =
        options()
            .hibernateAfter(Duration.ofSeconds(1))
            .upgrade(UpgradeOptions.builder().messageTimeout(AFTER).build())
            .build();
    VirtualConnection waiting = new VirtualConnection(patient).open();
    waiting.messageBegun();
    waiting.advance(ALMOST);
    assertThat(waiting.events()).isEmpty();

    waiting.messageEnded();
    waiting.advance(Duration.ofSeconds(1));
    assertThat(waiting.events()).containsExactly("hibernate");
  }

  @Test
  void itDiesWithTheLink() {
    connection.open();
    assertThat(connection.time().running()).contains(Timer.HIBERNATE);

    connection.lost();
    assertThat(connection.time().running()).doesNotContain(Timer.HIBERNATE);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"OPEN", "CLOSING"},
      mode = EnumSource.Mode.EXCLUDE)
  void thereIsNothingToHibernateWithoutALink(State state) {
    VirtualConnection elsewhere = Situations.in(state, options().build());
    assertThat(elsewhere.time().running()).doesNotContain(Timer.HIBERNATE);

    elsewhere.dataMoved();
    elsewhere.expire(Timer.HIBERNATE);
    assertThat(elsewhere.events()).isEmpty();
  }

  @Test
  void closingLinkDoesNotHibernate() {
    VirtualConnection closing =
        new VirtualConnection(options().closeTimeout(Duration.ofHours(1)).build()).open();
    closing.close(1000, "");
    closing.events();
    closing.advance(AFTER.multipliedBy(2));
    assertThat(closing.events()).isEmpty();
  }

  @Test
  void nextLinkBeginsAwake() {
    connection.open();
    connection.messageBegun();
    connection.lost();
    connection.advance(Duration.ofSeconds(1));
    connection.open();
    connection.advance(AFTER);
    assertThat(connection.events()).containsExactly("hibernate");
  }
}
