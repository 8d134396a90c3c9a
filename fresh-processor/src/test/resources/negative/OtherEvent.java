package app;

import io.fresh.annotation.*;

final class OtherEvent {
  interface Contract {
    @OnPing
    default void control(byte[] payload) {}
  }

  abstract static class Base {
    @OnPong
    public void control(byte[] payload) {}
  }

  @WebSocketClient
  static final class Both extends Base implements Contract { // ERROR [FreshOtherEvent] @OnPong method Base.control overrides @OnPing method Contract.control. Write @OnPing on both, or give the method another name.
  }

  @WebSocketClient
  static final class Own implements Contract {
    @Override
    @OnBinary
    public void control(byte[] payload) {} // ERROR [FreshOtherEvent] @OnBinary method Own.control overrides @OnPing method Contract.control.
  }

  @WebSocketClient
  static final class Same extends Base implements Contract {
    @Override
    @OnPong
    public void control(byte[] payload) {} // ERROR [FreshOtherEvent] @OnPong method Same.control overrides @OnPing method Contract.control.
  }
}
