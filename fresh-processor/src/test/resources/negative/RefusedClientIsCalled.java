package app;

import io.fresh.*;
import io.fresh.annotation.*;

@WebSocketClient(pingInterval = "30") // ERROR [FreshNoUnit] pingInterval "30" has no unit; write "30s".
final class RefusedClientIsCalled {
  @OnText
  void onText(String text) {}

  static void callers(RefusedClientIsCalled client, Link link, Options options) {
    RefusedClientIsCalledFresh.start(client, "ws://x", options);
    RefusedClientIsCalledFresh.startLink("ws://x");
    RefusedClientIsCalledFresh.startLink(link, client, "ws://x", options);
    RefusedClientIsCalledFresh.childSpec("ws://x").withId("other");
    RefusedClientIsCalledFresh.childSpec(() -> client, "ws://x", options);
  }
}
