package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.util.*;

final class StateArguments {
  record Box<T>(T content) {}

  private record Secret() {}

  @WebSocketClient(state = Box.class) // ERROR [FreshInaccessibleType] the state of 'Direct' names StateArguments.Box<StateArguments.Secret>, which generated code in the client's package cannot reach.
  static final class Direct {
    @OnText
    Box<Secret> onText(String text, Box<Secret> box) {
      return box;
    }
  }

  @WebSocketClient(state = Box.class) // ERROR [FreshInaccessibleType] the state of 'Nested' names StateArguments.Box<List<? extends StateArguments.Secret[]>>
  static final class Nested {
    @OnText
    void onText(String text, Box<List<? extends Secret[]>> box) {}
  }

  @WebSocketClient(state = Box.class) // ERROR [FreshInaccessibleType] the state of 'Answered' names
  static final class Answered {
    @OnText
    Reaction.With<Box<Secret>> onText(String text) {
      return Reaction.ok().with(new Box<>(new Secret()));
    }
  }

  @WebSocketClient(state = Box.class)
  static final class Generic<T> { // ERROR [FreshGenericClient]
    @OnText
    void onText(String text, Box<T> box) {}
  }

  @WebSocketClient(state = Box.class)
  static final class GenericHandler {
    @OnText
    <T> void onText(String text, Box<T> box) {} // ERROR [FreshGenericHandler]
  }
}
