package app;

import io.fresh.annotation.*;

abstract class StraySends {
  @Send
  abstract void ofAClass(String text); // ERROR [FreshStraySend] @Send method StraySends.ofAClass is never written: 'StraySends' is no interface. Declare it without a body in an interface, and name that: @WebSocketClient(sends = ...).

  interface Commands {
    @Send
    default void withABody(String text) {} // ERROR [FreshStraySend] @Send method Commands.withABody is never written: it has a body.

    @Send
    void unnamed(String text);
  }
}
