package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class Stray {
  @OnText
  void lost(String text) {} // ERROR [FreshStrayHandler] @OnText method Stray.lost is never called: 'Stray' is no client, and no client extends it.

  enum Constant {
    ONE {
      @Override
      void pinged() {}
    };

    @OnPing
    abstract void pinged(); // ERROR [FreshStrayHandler] @OnPing method Constant.pinged is never called: 'Constant' is no client
  }

  record Value(int number) {
    @OnInfo
    void told(String message) {} // ERROR [FreshStrayHandler] @OnInfo method Value.told
  }

  static class SubclassOfAClient extends Client {
    @OnPong
    void ponged() {} // ERROR [FreshStrayHandler] @OnPong method SubclassOfAClient.ponged
  }

  interface Contract {
    @OnText
    default void contract(String text) {}
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
  static class Client extends Extended {}
}
