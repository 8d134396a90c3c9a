package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class ClientKinds {
  @WebSocketClient
  interface Contract { // ERROR [FreshClientKind] @WebSocketClient 'Contract' must be a class; it is an interface.
    @OnText
    default void onText(String text) {}
  }

  @WebSocketClient
  enum Constant { // ERROR [FreshClientKind] @WebSocketClient 'Constant' must be a class; it is an enum.
    ONE;

    @OnText
    void onText(String text) {}
  }

  @WebSocketClient
  class Inner { // ERROR [FreshInnerClient] @WebSocketClient class 'Inner' must be a top-level or static nested class; it is an inner class. Add 'static'.
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient
  abstract static class Half { // ERROR [FreshAbstractClient] @WebSocketClient class 'Half' must not be abstract.
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient
  static class Any<T> { // ERROR [FreshGenericClient] @WebSocketClient class 'Any' must not be generic.
    @OnText
    void onText(String text) {}
  }
}
