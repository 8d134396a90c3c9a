package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class Codes {
  @OnDisconnect(code = 999) // ERROR [FreshCodeRange] code 999 never reaches a handler. Use 1000 to 4999, without 1004 and 1015.
  void low() {}

  @OnDisconnect(
      code = {
        1000,
        5000, // ERROR [FreshCodeRange] code 5000
        1004, // ERROR [FreshCodeRange] code 1004
        1015, // ERROR [FreshCodeRange] code 1015
        1000 // ERROR [FreshRepeatedCode] code 1000 is handled by @OnDisconnect method Codes.many already.
      })
  void many() {}

  @OnDisconnect(code = {1005, 1006})
  void without() {}

  @OnDisconnect(code = 1006) // ERROR [FreshRepeatedCode] code 1006 is handled by @OnDisconnect method Codes.without already.
  void again() {}
}
