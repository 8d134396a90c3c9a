// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Patience;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A generated client whose answers come later, with real servers, which echo them. */
final class AsynchronousAnswersTest {

  private static final int QUESTIONS = 200;

  /** Asks itself questions, and answers them from many threads when it has heard all. */
  @WebSocketClient
  static final class Asking {
    private final List<CompletableFuture<String>> open = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final CompletableFuture<List<String>> all = new CompletableFuture<>();

    @OnConnect
    List<Frame.Text> ask() {
      return IntStream.range(0, QUESTIONS).mapToObj(i -> new Frame.Text("question " + i)).toList();
    }

    @OnText
    @Nullable CompletionStage<String> hear(String text) {
      if (text.startsWith("answer")) {
        answers.add(text);
        if (answers.size() == QUESTIONS) {
          all.complete(List.copyOf(answers));
        }
        return null;
      }
      CompletableFuture<String> answer = new CompletableFuture<>();
      open.add(answer);
      if (open.size() == QUESTIONS) {
        answerAll();
      }
      return answer.thenApply(nothing -> text.replace("question", "answer"));
    }

    private void answerAll() {
      List<CompletableFuture<String>> shuffled = new ArrayList<>(open);
      Collections.shuffle(shuffled, new Random(QUESTIONS));
      shuffled.forEach(answer -> answer.completeAsync(() -> ""));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JETTY", "JAVA_WEBSOCKET"}) // the others' echoes overtake each other
  void answersComeInTheOrderOfTheQuestionsWhoeverIsReadyFirst(ServerKind kind) throws Exception {
    try (TestServer server = kind.start()) {
      Asking client = new Asking();
      Connection connection =
          AsynchronousAnswersTest_AskingFresh.start(client, server.uri().toString());

      assertThat(Patience.get(client.all, "all answers"))
          .isEqualTo(IntStream.range(0, QUESTIONS).mapToObj(i -> "answer " + i).toList());

      connection.stop();
      assertThat(connection.awaitTermination(Patience.LIMIT)).isPresent();
    }
  }
}
