package app;

import io.fresh.*;
import io.fresh.annotation.*;

@Blocking
final class StrayBlocking { // ERROR [FreshStrayBlocking] @Blocking has no effect on 'StrayBlocking', which is no client. Put it on a client or on one of its handlers.

  @Blocking
  interface Contract {}

  @Blocking
  enum Level {} // ERROR [FreshStrayBlocking]

  @Blocking
  abstract static class Base {
    @OnText
    void onText(String text) {}
  }

  @Blocking
  static class Extended {}

  @WebSocketClient
  static final class Client extends Extended {
    @OnText
    @Blocking
    void onText(String text) {}

    @Blocking
    void store(String text) {} // ERROR [FreshStrayBlocking] @Blocking has no effect on method Client.store, which is no handler. Put it on a client or on one of its handlers.
  }

  static final class Lost {
    @OnPing
    @Blocking
    void pinged() {} // ERROR [FreshStrayHandler]
  }
}
