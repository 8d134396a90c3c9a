package app;

import io.fresh.TextEncoder;
import io.fresh.annotation.Codec;
import io.fresh.annotation.OnText;
import io.fresh.annotation.Send;
import io.fresh.annotation.Shared;
import io.fresh.annotation.WebSocketClient;

/** Sends by an interface whose member types are called what generated code needs other types for. */
@WebSocketClient(sends = Odd.Sends.class)
final class Odd {

  interface Sends {
    String dispatch = "a constant";

    @Codec(Sending.class)
    record Objects(String text) {}

    record Dispatch() {}

    record Override() {}

    @Shared
    final class Sending implements TextEncoder<Objects> {
      @java.lang.Override
      public String encode(Objects objects) {
        return objects.text();
      }
    }

    @Send
    boolean connection(Objects objects);

    @Send
    @Deprecated
    void send(String message);
  }

  @OnText
  void onText(String text, Sends sends) {
    sends.connection(new Sends.Objects(text));
  }
}
