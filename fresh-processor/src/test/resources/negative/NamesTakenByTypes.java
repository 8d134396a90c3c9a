package app;

import io.fresh.*;
import io.fresh.annotation.*;

/** A name is taken by whatever has it. */
@WebSocketClient
final class NamesTakenByTypes { // ERROR [FreshNameTaken] app.NamesTakenByTypesFresh is to be generated for @WebSocketClient class 'app.NamesTakenByTypes', but that name is taken.
  @OnPing
  void pinged() {}

  @WebSocketClient
  record Inner() { // ERROR [FreshNameTaken] app.NamesTakenByTypes_InnerFresh is to be generated for @WebSocketClient class 'app.NamesTakenByTypes.Inner', but that name is taken.
    @OnPing
    void pinged() {}
  }

  @WebSocketClient
  static final class Apart {
    @OnPing
    void pinged() {}

    static final class ApartFresh {}
  }
}

interface NamesTakenByTypesFresh {}

enum NamesTakenByTypes_InnerFresh {
  ONE
}
