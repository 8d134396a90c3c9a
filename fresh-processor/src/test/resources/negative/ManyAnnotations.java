package app;

import io.fresh.annotation.*;

final class ManyAnnotations {
  @WebSocketClient
  static final class Own {
    @OnText
    @OnInfo
    void hear(String text) {} // ERROR [FreshTwoAnnotations] @OnText method Own.hear is annotated with @OnInfo, too. Write a method for each; they may call a third.

    @OnConnect
    @OnPing
    @OnTerminate
    void any() {} // ERROR [FreshTwoAnnotations] @OnConnect method Own.any is annotated with @OnPing, too. // ERROR [FreshTwoAnnotations] @OnConnect method Own.any is annotated with @OnTerminate, too.
  }

  @WebSocketClient
  static final class Neither {
    @OnConnect
    @OnError
    String heard(String text) { // ERROR [FreshTwoAnnotations] @OnConnect method Neither.heard is annotated with @OnError, too.
      return text;
    }

    @OnInfo
    @OnText
    void typed(Integer message) {} // ERROR [FreshTwoAnnotations] @OnText method Neither.typed is annotated with @OnInfo, too.
  }

  @WebSocketClient
  static final class Inherits extends Base {} // ERROR [FreshTwoAnnotations] @OnBinary method Base.both is annotated with @OnDisconnect, too.

  abstract static class Base {
    @OnDisconnect
    @OnBinary
    void both(byte[] bytes) {}
  }
}
