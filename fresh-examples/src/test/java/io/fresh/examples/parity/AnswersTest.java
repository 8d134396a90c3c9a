// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.examples.parity.Answering.Plan;
import io.fresh.examples.parity.Answers.Count;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every handler that answers with a reaction, with every form of answer, as the server reads it. */
final class AnswersTest {

  /** Starts the client of a form, for which the test has chosen handler and answer. */
  private interface Starts<T> {
    Connection start(Plan<T> plan, String uri, Options options);
  }

  /** A form of answer, an answer in it, and what the server then reads. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Form<T>(
      String name, Starts<T> starts, boolean forControl, @Nullable T answer, WireFrame... read) {

    Session start(Recorder<String> calls, Trigger trigger) {
      return Session.start(
          calls, (uri, options) -> starts.start(new Plan<>(calls, trigger, answer), uri, options));
    }

    boolean isFor(Trigger trigger) {
      return forControl || (trigger != Trigger.PING && trigger != Trigger.PONG);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Starts<String> TEXTS =
      (plan, uri, options) -> Answers_TextsFresh.start(new Answers.Texts(plan), uri, options);
  private static final Starts<byte[]> ARRAYS =
      (plan, uri, options) -> Answers_ArraysFresh.start(new Answers.Arrays(plan), uri, options);
  private static final Starts<ByteBuffer> BUFFERS =
      (plan, uri, options) -> Answers_BuffersFresh.start(new Answers.Buffers(plan), uri, options);
  private static final Starts<io.netty.buffer.ByteBuf> BYTE_BUFS =
      (plan, uri, options) -> Answers_ByteBufsFresh.start(new Answers.ByteBufs(plan), uri, options);
  private static final Starts<Frame> FRAMES =
      (plan, uri, options) -> Answers_FramesFresh.start(new Answers.Frames(plan), uri, options);
  private static final Starts<java.util.Collection<Frame>> COLLECTIONS =
      (plan, uri, options) ->
          Answers_CollectionsFresh.start(new Answers.Collections(plan), uri, options);
  private static final Starts<Reaction> REACTIONS =
      (plan, uri, options) ->
          Answers_ReactionsFresh.start(new Answers.Reactions(plan), uri, options);
  private static final Starts<Reaction.With<Count>> WITHS =
      (plan, uri, options) ->
          Answers_ReactionsWithStateFresh.start(
              new Answers.ReactionsWithState(plan), uri, new Count(0), options);
  private static final Starts<Void> VOIDS =
      (plan, uri, options) -> Answers_VoidsFresh.start(new Answers.Voids(plan), uri, options);

  private static final byte[] BYTES = {1, 2, 3};
  private static final List<Frame> FOUR_FRAMES =
      List.of(Frame.text("hé"), Frame.binary(BYTES), Frame.ping(new byte[] {4}), Frame.pong(BYTES));
  private static final WireFrame TEXT = WireFrame.text("hé");
  private static final WireFrame BINARY = WireFrame.of(WireFrame.BINARY, BYTES);
  private static final WireFrame PING = WireFrame.of(WireFrame.PING, new byte[] {4});
  private static final WireFrame PONG = WireFrame.of(WireFrame.PONG, BYTES);

  private static final List<Form<?>> FORMS =
      List.of(
          new Form<>("void", VOIDS, true, null),
          new Form<>("String", TEXTS, true, "hé", TEXT),
          new Form<>("no String", TEXTS, true, null),
          new Form<>("byte[]", ARRAYS, false, BYTES, BINARY),
          new Form<>("no byte[]", ARRAYS, false, null),
          new Form<>("ByteBuffer", BUFFERS, false, ByteBuffer.wrap(BYTES), BINARY),
          new Form<>("no ByteBuffer", BUFFERS, false, null),
          new Form<>("ByteBuf", BYTE_BUFS, false, Unpooled.wrappedBuffer(BYTES), BINARY),
          new Form<>("no ByteBuf", BYTE_BUFS, false, null),
          new Form<>("text frame", FRAMES, true, FOUR_FRAMES.get(0), TEXT),
          new Form<>("binary frame", FRAMES, true, FOUR_FRAMES.get(1), BINARY),
          new Form<>("ping frame", FRAMES, true, FOUR_FRAMES.get(2), PING),
          new Form<>("pong frame", FRAMES, true, FOUR_FRAMES.get(3), PONG),
          new Form<>("no frame", FRAMES, true, null),
          new Form<>("frames", COLLECTIONS, true, FOUR_FRAMES, TEXT, BINARY, PING, PONG),
          new Form<>("empty collection", COLLECTIONS, true, List.<Frame>of()),
          new Form<>("no collection", COLLECTIONS, true, null),
          new Form<>("ok", REACTIONS, true, Reaction.ok()),
          new Form<>(
              "reply", REACTIONS, true, Reaction.reply(FOUR_FRAMES), TEXT, BINARY, PING, PONG),
          new Form<>("no reaction", REACTIONS, true, null),
          new Form<>("ok with state", WITHS, true, Reaction.ok().with(new Count(1))),
          new Form<>(
              "reply with state",
              WITHS,
              true,
              Reaction.reply(FOUR_FRAMES).with(new Count(1)),
              TEXT,
              BINARY,
              PING,
              PONG),
          new Form<>("no reaction and no state", WITHS, true, null));

  private static final List<Form<?>> CLOSING =
      List.of(
          new Form<>("close", REACTIONS, true, Reaction.close(4001, "enough")),
          new Form<>(
              "close with state", WITHS, true, Reaction.close(4001, "enough").with(new Count(1))));

  private final Recorder<String> calls = new Recorder<>();

  static Stream<Object[]> answers() {
    return rows(FORMS);
  }

  static Stream<Object[]> closes() {
    return rows(CLOSING);
  }

  private static Stream<Object[]> rows(List<Form<?>> forms) {
    return forms.stream()
        .flatMap(
            form ->
                Arrays.stream(Trigger.values())
                    .filter(form::isFor)
                    .map(trigger -> new Object[] {trigger, form}));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatAHandlerAnswersIsWrittenInOrderAndNothingElse(Trigger trigger, Form<?> form)
      throws IOException {
    try (Session session = form.start(calls, trigger)) {
      ScriptedPeer peer = open(session, trigger);

      for (WireFrame expected : form.read()) {
        WireFrame actual = peer.expectFrame();
        assertThat(unmasked(actual)).isEqualTo(expected);
      }
      session.part(peer);
    }
  }

  @ParameterizedTest
  @MethodSource("closes")
  void aCloseFromAHandlerEndsTheConnectionWithItsCodeAndReason(Trigger trigger, Form<?> form)
      throws IOException {
    try (Session session = form.start(calls, trigger)) {
      ScriptedPeer peer = open(session, trigger);

      assertThat(peer.expectClose(4001)).isEqualTo("enough");
      assertThat(session.connection().isOpen()).isFalse();
      peer.close(4001, "");
      peer.expectEnd();
      peer.hangUp();
      assertThat(session.awaitEnd()).isEqualTo(ExitReason.normal());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStateOfAnAnswerIsTheOneFromNowOn(Trigger trigger) throws IOException {
    Form<?> form =
        new Form<>("state", WITHS, true, Reaction.reply(Frame.text("hé")).with(new Count(9)));
    try (Session session = form.start(calls, trigger)) {
      ScriptedPeer peer = open(session, trigger);
      peer.expectText("hé");

      session.connection().tell(new Answers.Ask());
      peer.expectText("Count[value=9]");
      session.part(peer);
    }
  }

  private ScriptedPeer open(Session session, Trigger trigger) throws IOException {
    ScriptedPeer peer = session.accept();
    calls.expect("CONNECT");
    if (trigger != Trigger.CONNECT) {
      trigger.pull(peer, session.connection());
      calls.expect(trigger.name());
    }
    return peer;
  }

  private static WireFrame unmasked(WireFrame frame) {
    return new WireFrame(frame.fin(), frame.rsv(), frame.opcode(), null, frame.payload());
  }
}
