package app;

import io.fresh.FreshException;
import io.fresh.Recovery;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import java.io.IOException;
import java.util.Map;

@WebSocketClient(state = Map.Entry.class)
final class Bound extends Stateful<Map.Entry<String, Integer>, byte[]>
    implements Handles<Bound.Tick, String, IOException>, Fails<FreshException.StreamingFailed> {
  record Tick(int price) {}
}

abstract class Stateful<S, B> {
  @OnBinary
  S count(B bytes, S state) {
    return state;
  }
}

interface Handles<T, A extends CharSequence, X extends Exception> {
  @OnInfo
  default A told(T message) throws X {
    return null;
  }

  @OnText
  default A heard(A text) throws X {
    return text;
  }
}

interface Fails<E extends FreshException> {
  @OnError
  default Recovery failed(E error) {
    return Recovery.reconnect();
  }
}
