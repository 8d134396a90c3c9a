package app;

import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient
final class EchoCounter {
  @OnConnect
  String begin() {
    return "1";
  }

  @OnText
  String count(String number) {
    return Integer.toString(Integer.parseInt(number) + 1);
  }
}
