package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class Errors {
  @OnError
  void none(Connection connection) {} // ERROR [FreshNoError] @OnError method Errors.none takes no error.

  @OnError
  void two(FreshException.DecodingFailed one,
      FreshException.StreamingFailed two) {} // ERROR [FreshTwoErrors] parameter 'two' (FreshException.StreamingFailed) of @OnError method Errors.two is a second error.

  @OnError
  void foreign(java.io.IOException error) {} // ERROR [FreshNotAnError] parameter 'error' (IOException) of @OnError method Errors.foreign is no FreshException.

  @OnError
  void number(int error) {} // ERROR [FreshNotAnError] parameter 'error' (int)
}
