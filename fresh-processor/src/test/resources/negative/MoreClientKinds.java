package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class MoreClientKinds {
  @WebSocketClient
  @interface Marker {} // ERROR [FreshClientKind] @WebSocketClient 'Marker' must be a class; it is an annotation type.

  @WebSocketClient
  record Pair<A, B>(A first, B second) { // ERROR [FreshGenericClient] @WebSocketClient class 'Pair' must not be generic.
    @OnPing
    void pinged() {}
  }

  @WebSocketClient
  abstract class Everything { // ERROR [FreshInnerClient] // ERROR [FreshAbstractClient] @WebSocketClient class 'Everything' must not be abstract. Annotate its subclass, which inherits the handlers.
    @OnPing
    abstract void pinged();
  }

  class Around {
    @WebSocketClient
    class Deeper { // ERROR [FreshInnerClient] @WebSocketClient class 'Deeper' must be a top-level or static nested class; it is an inner class. Add 'static'.
      @OnPing
      void pinged() {}
    }
  }

  interface Contract {
    @WebSocketClient
    class IsStaticHere {
      @OnPing
      void pinged() {}
    }
  }
}
