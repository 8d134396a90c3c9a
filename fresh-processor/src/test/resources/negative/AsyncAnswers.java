package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;

@WebSocketClient(state = AsyncAnswers.Tally.class)
final class AsyncAnswers {
  record Tally() {}

  @OnText
  CompletionStage<Tally> state(String text) { // ERROR [FreshAsyncState] @OnText method AsyncAnswers.state returns CompletionStage<AsyncAnswers.Tally>: a state cannot come later, when other handlers have seen and changed it. Answer a stage of one of: String, byte[], ByteBuffer, ByteBuf, Frame, a collection of frames, Reaction, a type with an encoder, a type with a binary encoder. To change the state later, tell the connection a message for @OnInfo.
    return null;
  }

  @OnBinary
  CompletableFuture<Reaction.With<Tally>> with(byte[] bytes) { // ERROR [FreshAsyncState] @OnBinary method AsyncAnswers.with returns CompletableFuture<Reaction.With<AsyncAnswers.Tally>>
    return null;
  }

  @OnPing
  CompletionStage<byte[]> bytes() { // ERROR [FreshUnknownAnswer] @OnPing method AsyncAnswers.bytes returns CompletionStage<byte[]>, which cannot be sent. It may answer: void, String, Frame, a collection of frames, Reaction, Reaction.With, the new state, a type with an encoder, a CompletionStage of what is sent.
    return null;
  }

  @OnPong
  CompletionStage<Void> nothing() { // ERROR [FreshUnknownAnswer] @OnPong method AsyncAnswers.nothing returns CompletionStage<Void>
    return null;
  }

  @OnConnect
  @SuppressWarnings("rawtypes")
  CompletionStage raw() { // ERROR [FreshUnknownAnswer] @OnConnect method AsyncAnswers.raw returns CompletionStage,
    return null;
  }

  @OnInfo
  CompletionStage<?> anything(Integer message) { // ERROR [FreshUnknownAnswer]
    return null;
  }

  @OnInfo
  CompletionStage<? super String> some(Long message) { // ERROR [FreshUnknownAnswer]
    return null;
  }

  @OnInfo
  CompletionStage<CompletionStage<String>> twice(Short message) { // ERROR [FreshUnknownAnswer]
    return null;
  }

  @OnInfo
  Future<String> future(String message) { // ERROR [FreshUnknownAnswer] @OnInfo method AsyncAnswers.future returns Future<String>, which cannot be sent.
    return null;
  }

  @OnError
  CompletionStage<Recovery> recovery(FreshException error) { // ERROR [FreshNoAnswer] @OnError method AsyncAnswers.recovery returns CompletionStage<Recovery>, but nothing can be sent there. It may answer: void, Recovery, Recovery.With.
    return null;
  }

  @OnTerminate
  CompletionStage<String> bye() { // ERROR [FreshNoAnswer]
    return null;
  }
}
