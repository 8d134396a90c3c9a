package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class PrivateClient {
  @WebSocketClient
  private static final class Hidden { // ERROR [FreshPrivateClient] @WebSocketClient class 'Hidden' must not be private
    @OnText
    void onText(String text) {}
  }

  private static final class Around {
    @WebSocketClient
    static final class Inside { // ERROR [FreshPrivateClient] @WebSocketClient class 'Inside' must not be private
      @OnText
      void onText(String text) {}
    }
  }
}
