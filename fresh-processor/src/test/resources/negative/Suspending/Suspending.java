package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import kotlin.coroutines.Continuation;

/** What Kotlin makes of {@code suspend} methods. */
@WebSocketClient(codecs = Json.class)
final class Suspending {
  @OnConnect
  Object begin(Continuation<? super String> completion) { // ERROR [FreshSuspendHandler] @OnConnect method Suspending.begin must not be 'suspend': generated code has no coroutine to call it in. Remove 'suspend', launch what takes long, and tell the connection what comes of it.
    return "1";
  }

  @OnText
  Object count(String text, Continuation<? super String> completion) { // ERROR [FreshSuspendHandler] @OnText method Suspending.count
    return text;
  }

  @OnInfo
  Object told(Integer number, Continuation<? super String> completion) { // ERROR [FreshSuspendHandler]
    return number;
  }

  @OnError
  Object failed(FreshException error, Continuation<? super Recovery> completion) { // ERROR [FreshSuspendHandler]
    return Recovery.ignore();
  }
}
