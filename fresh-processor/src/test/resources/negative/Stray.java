package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class Stray {
  @OnText
  void lost(String text) {} // ERROR [FreshStrayHandler] @OnText method Stray.lost is never called: 'Stray' is no client, and no client extends it.

  interface Contract {
    @OnText
    default void contract(String text) {} // ERROR [FreshStrayHandler]
  }

  abstract static class Base {
    @OnBinary
    void base(byte[] bytes) {}
  }

  static class Extended {
    @OnPing
    void pinged() {}
  }

  @WebSocketClient
  static final class Client extends Extended {}
}
