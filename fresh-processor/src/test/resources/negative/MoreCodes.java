package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class MoreCodes {
  @WebSocketClient
  static final class Ranges {
    @OnDisconnect(code = {-1, 0}) // ERROR [FreshCodeRange] code -1 never reaches a handler. // ERROR [FreshCodeRange] code 0 never reaches a handler.
    void none() {}

    @OnDisconnect(code = Constants.TLS) // ERROR [FreshCodeRange] code 1015 never reaches a handler. Use 1000 to 4999, without 1004 and 1015.
    void tls() {}

    @OnDisconnect(code = {4999, 1000, 4999}) // ERROR [FreshRepeatedCode] code 4999 is handled by @OnDisconnect method Ranges.twice already.
    void twice() {}
  }

  @WebSocketClient
  static final class Inherited extends Base { // ERROR [FreshRepeatedCode] code 1012 is handled by @OnDisconnect method Inherited.restarting already. // ERROR [FreshDuplicateHandler] @OnDisconnect method Inherited.rest and @OnDisconnect method Base.others are both for all codes that no other handler names.
    @OnDisconnect(code = 1012)
    void restarting() {}

    @OnDisconnect
    void rest() {}
  }

  abstract static class Base {
    @OnDisconnect(code = {1001, 1012})
    void away() {}

    @OnDisconnect(code = {})
    void others() {}
  }

  interface Constants {
    int TLS = 1015;
  }
}
