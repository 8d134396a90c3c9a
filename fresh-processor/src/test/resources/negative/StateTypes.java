package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class StateTypes {
  @WebSocketClient(state = String.class) // ERROR [FreshStateType] state type String can be confused with a text. Wrap it in a record.
  static final class A {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(
      state = Object.class) // ERROR [FreshStateType] state type Object can be confused with anything.
  static final class B {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(state = int.class) // ERROR [FreshStateType] state type int can be confused with a number of the event.
  static final class C {
    @OnConnect
    void onConnect() {}
  }

  @WebSocketClient(state = byte[].class) // ERROR [FreshStateType]
  static final class D {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(state = ArrayList.class) // ERROR [FreshStateType] state type ArrayList can be confused with a collection of frames.
  static final class E {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(state = Options.class) // ERROR [FreshStateType] state type Options can be confused with what Fresh itself supplies.
  static final class F {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(state = ByteBuffer.class) // ERROR [FreshStateType]
  static final class G {
    @OnText
    void onText(String text) {}
  }

  private record Secret() {}

  @WebSocketClient(state = Secret.class) // ERROR [FreshInaccessibleType] the state of 'H' names StateTypes.Secret
  static final class H {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(state = Comparable.class) // ERROR [FreshStateType] state type Comparable can be confused with a text.
  static final class I {
    @OnConnect
    String onConnect() {
      return "";
    }
  }

  @WebSocketClient(
      state = java.util.concurrent.CompletableFuture.class) // ERROR [FreshStateType] state type CompletableFuture can be confused with an answer that comes later.
  static final class Z {
    @OnText
    void onText(String text) {}
  }
}
