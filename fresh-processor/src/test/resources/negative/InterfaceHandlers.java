package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.util.*;

final class InterfaceHandlers {
  interface Hears {
    @OnText
    void hear(String text);

    @OnPing
    default void pinged() {}
  }

  @WebSocketClient
  static final class Lost implements Hears {
    @Override
    public void hear(String text) {} // WARNING [FreshLostHandler] @OnText method Hears.hear is overridden by Lost.hear, which has no annotation: neither is called. Repeat the annotation on the override.
  }

  interface Again extends Hears {
    @Override
    default void pinged() {}
  }

  @WebSocketClient
  static final class LostAbove implements Hears, Again { // WARNING [FreshLostHandler] @OnPing method Hears.pinged is overridden by Again.pinged, which has no annotation
    @Override
    @OnText
    public void hear(String text) {}
  }

  interface Regained extends Again {
    @Override
    @OnPing
    default void pinged() {}
  }

  /** What counts is what Java calls in the end. */
  @WebSocketClient
  static final class InOrder implements Hears, Again, Regained {
    @Override
    @OnText
    public void hear(String text) {}
  }

  @WebSocketClient
  static final class Twice implements Hears { // ERROR [FreshDuplicateHandler] @OnPing method Twice.mine and @OnPing method Hears.pinged are both for the same event.
    @Override
    @OnText
    public void hear(String text) {}

    @OnPing
    void mine() {}
  }

  interface Tells<T> {
    @OnInfo
    default void told(T message) {}
  }

  @WebSocketClient
  static final class Erased implements Tells<List<String>> {} // ERROR [FreshErasedMessage] parameter 'message' (List<String>) of @OnInfo method Tells.told cannot be told from other types at run time.

  interface Answers<A> {
    @OnText
    default A heard(String text) {
      return null;
    }
  }

  @WebSocketClient
  static final class Unsendable implements Answers<Recovery> {} // ERROR [FreshUnknownAnswer] @OnText method Answers.heard returns Recovery, which cannot be sent.

  interface Modified {
    @OnText
    private void hidden(String text) {}

    @OnBinary
    static void constant(byte[] bytes) {}
  }

  @WebSocketClient
  static final class Modifiers implements Modified {} // ERROR [FreshPrivateHandler] @OnText method Modified.hidden // ERROR [FreshStaticHandler] @OnBinary method Modified.constant
}
