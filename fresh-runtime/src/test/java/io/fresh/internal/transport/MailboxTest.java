// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailboxTest {

  private final Mailbox mailbox = new Mailbox(2);

  @Test
  void messagesAreTakenInTheirOrder() {
    mailbox.put("one");
    mailbox.put("two");

    assertThat(mailbox.take()).isEqualTo("one");
    assertThat(mailbox.take()).isEqualTo("two");
    assertThat(mailbox.take()).isNull();
  }

  @Test
  void fullMailboxTakesNothingUntilThereIsRoom() {
    mailbox.put("one");
    mailbox.put("two");
    assertThat(mailbox.put("three")).isFalse();
    assertThat(mailbox.size()).isEqualTo(2);

    mailbox.take();
    assertThat(mailbox.put("four")).isTrue();
  }

  @Test
  void oneOfManyWakesUntilTheMailboxIsAboutToBeEmptied() {
    assertThat(mailbox.wake()).isTrue();
    assertThat(mailbox.wake()).isFalse();

    mailbox.awake();
    assertThat(mailbox.wake()).isTrue();
  }
}
