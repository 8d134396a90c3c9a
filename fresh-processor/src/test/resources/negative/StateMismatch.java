package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class StateMismatch {
  sealed interface Tally {}

  record Running(int count) implements Tally {}

  record Other(int count) {}

  record Box<T>(T value) {}

  @WebSocketClient(state = Running.class)
  static final class Declared {
    @OnText
    Reaction.With<Other> onText(String text) { // ERROR [FreshOtherState] what @OnText method Declared.onText answers is Reaction.With<StateMismatch.Other>, but the state is StateMismatch.Running. Use Reaction.With<StateMismatch.Running>.
      return Reaction.ok().with(new Other(1));
    }

    @OnConnect
    void onConnect(Tally tally) {} // ERROR [FreshOtherState] parameter 'tally' of @OnConnect method Declared.onConnect is StateMismatch.Tally, but the state is StateMismatch.Running. Use StateMismatch.Running.

    @OnBinary
    Other onBinary(byte[] bytes) { // ERROR [FreshUnknownAnswer]
      return new Other(1);
    }

    @OnError
    @SuppressWarnings("rawtypes")
    Recovery.With failed(FreshException error) { // ERROR [FreshOtherState]
      return null;
    }
  }

  @WebSocketClient(state = Box.class)
  static final class Generic {
    @OnText
    Box<String> onText(String text) {
      return new Box<>(text);
    }

    @OnBinary
    void onBinary(byte[] bytes, Box<Integer> box) {} // ERROR [FreshOtherState] parameter 'box' of @OnBinary method Generic.onBinary is StateMismatch.Box<Integer>, but the state is StateMismatch.Box<String>. Use StateMismatch.Box<String>.

    @OnPong
    Reaction.With<? super Box<String>> ponged() { // ERROR [FreshOtherState]
      return null;
    }
  }

  @WebSocketClient
  static final class Undeclared {
    @OnText
    Reaction.With<Other> onText(String text) { // ERROR [FreshUndeclaredState] @OnText method Undeclared.onText returns Reaction.With<StateMismatch.Other>, but the client declares no state.
      return Reaction.ok().with(new Other(1));
    }
  }
}
