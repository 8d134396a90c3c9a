package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class NothingHandled {
  @WebSocketClient
  static final class Plain { // WARNING [FreshNoHandlers] @WebSocketClient class 'Plain' handles nothing. Annotate a method, for example with @OnText.
    void onText(String text) {}
  }

  @WebSocketClient
  static final class Inherits extends Base implements Runnable { // WARNING [FreshNoHandlers] @WebSocketClient class 'Inherits' handles nothing.
    @Override
    public void run() {}
  }

  abstract static class Base {
    void onText(String text) {}
  }

  @WebSocketClient(pingInterval = "30") // ERROR [FreshNoUnit] pingInterval "30" has no unit; write "30s".
  record OptionsAlone() {} // WARNING [FreshNoHandlers] @WebSocketClient class 'OptionsAlone' handles nothing.
}
