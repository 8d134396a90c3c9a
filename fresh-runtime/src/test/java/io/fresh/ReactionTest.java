// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReactionTest {

  @Test
  void aReactionWithAStateIsNoReaction() {
    assertThat(Reaction.class.isAssignableFrom(Reaction.With.class)).isFalse();
  }

  @Test
  void aReplyHoldsItsFramesInOrder() {
    Reaction reply = Reaction.reply(Frame.text("a"), Frame.ping());

    assertThat(reply).isEqualTo(new Reaction.Reply(List.of(Frame.text("a"), Frame.ping())));
    assertThat(Reaction.reply(List.of(Frame.text("a"), Frame.ping()))).isEqualTo(reply);
  }

  @Test
  void aReplyTakesACollectionOfOneKindOfFrame() {
    List<Frame.Text> texts = List.of(new Frame.Text("a"));

    assertThat(Reaction.reply(texts)).isEqualTo(Reaction.reply(Frame.text("a")));
  }

  @Test
  void aReplyDoesNotChangeWithTheCollectionItWasMadeOf() {
    List<Frame> frames = new ArrayList<>(List.of(Frame.text("a")));
    Reaction reply = Reaction.reply(frames);

    frames.clear();

    assertThat(reply).isEqualTo(Reaction.reply(Frame.text("a")));
  }

  @Test
  void aReplyWithoutFramesSaysNothing() {
    assertThat(Reaction.reply()).isEqualTo(new Reaction.Reply(List.of()));
  }

  @Test
  void aReplyHoldsNoNull() {
    assertThatNullPointerException().isThrownBy(() -> Reaction.reply(Frame.ping(), null));
  }

  @Test
  void aCloseThatCannotBeSentIsRefusedWhereItIsMade() {
    assertThat(Reaction.close(4999, "bye")).isEqualTo(new Reaction.Close(4999, "bye"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reaction.close(1005, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Reaction.close(1000, "a".repeat(124)));
  }

  @Test
  void withTakesTheNewState() {
    Reaction.With<Integer> with = Reaction.ok().with(1);

    assertThat(with.reaction()).isEqualTo(Reaction.ok());
    assertThat(with.state()).isEqualTo(1);
  }

  @Test
  void withTakesNoNullState() {
    assertThatNullPointerException()
        .isThrownBy(() -> Reaction.ok().with(null))
        .withMessage("state: a client's state is never null");
  }

  @Test
  void unchangedLeavesTheStateAsItIs() {
    Reaction.With<Integer> with = Reaction.ok().unchanged();

    assertThat(with.state()).isNull();
  }

  @Test
  void nothingToSayIsOneObject() {
    assertThat(Reaction.ok()).isSameAs(Reaction.ok());
  }
}
