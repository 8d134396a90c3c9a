package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.*;


@WebSocketClient(state = String.class) // ERROR [FreshStateType]
final class SixMistakes {
  @OnConnect
  private void onConnect() {} // ERROR [FreshPrivateHandler]

  @OnText
  void onText(
      String text,
      LocalDate date) {} // ERROR [FreshUnknownParameter]

  @OnBinary
  LocalDate onBinary(byte[] bytes) { // ERROR [FreshUnknownAnswer]
    return LocalDate.EPOCH;
  }

  @OnDisconnect(code = 12) // ERROR [FreshCodeRange]
  void gone() {}

  @OnError
  void failed(Exception error) {} // ERROR [FreshNotAnError]

  static Connection caller() {
    return SixMistakesFresh.start(new SixMistakes(), "ws://localhost", "");
  }
}
