// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The commands that wait for their answers, by number. For any thread. */
final class Calls {

  /** One of them. */
  private record Call<R>(Command<R> command, CompletableFuture<R> reply) {

    void answer(JsonNode result) {
      try {
        reply.complete(command.read(result));
      } catch (JsonProcessingException e) {
        fail("was answered with something else than " + command.answer().getSimpleName(), e);
      }
    }

    void fail(String why, @Nullable Throwable cause) {
      reply.completeExceptionally(new BrowserException(command.method() + " " + why, cause));
    }
  }

  private final ConcurrentMap<Integer, Call<?>> waiting = new ConcurrentHashMap<>();

  private final TimeLimit limit;

  Calls(TimeLimit limit) {
    this.limit = limit;
  }

  /** Waits for the answer to a command that is about to be sent under this number. */
  <R> CompletableFuture<R> await(int id, Command<R> command) {
    CompletableFuture<R> reply = new CompletableFuture<>();
    waiting.put(id, new Call<>(command, reply));
    return limit
        .on(reply, command.method() + " was not answered")
        .whenComplete((result, failure) -> waiting.remove(id));
  }

  /** Nobody waits for an answer that comes too late. */
  void answered(int id, JsonNode result) {
    Call<?> call = waiting.get(id);
    if (call != null) {
      call.answer(result);
    }
  }

  void failed(int id, String why) {
    Call<?> call = waiting.get(id);
    if (call != null) {
      call.fail(why, null);
    }
  }

  /** No answer will come any more. */
  void ended(@Nullable Throwable cause) {
    waiting.values().forEach(call -> call.fail("was not answered: the browser is gone", cause));
  }
}
