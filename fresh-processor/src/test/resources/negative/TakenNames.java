package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class TakenNames {
  static final class Outer {
    @WebSocketClient
    static final class Inner { // ERROR [FreshNameTaken] app.TakenNames_Outer_InnerFresh is to be generated for @WebSocketClient class 'app.TakenNames.Outer.Inner', but that name is taken. Rename one of the two.
      @OnPing
      void pinged() {}
    }
  }

  @WebSocketClient
  static final class Other {
    @OnPing
    void pinged() {}
  }
}

final class TakenNames_Outer_InnerFresh {}

@WebSocketClient
final class TakenNames_Other { // ERROR [FreshNameTaken] app.TakenNames_OtherFresh is to be generated for @WebSocketClient class 'app.TakenNames_Other', but that name is taken.
  @OnPing
  void pinged() {}
}
