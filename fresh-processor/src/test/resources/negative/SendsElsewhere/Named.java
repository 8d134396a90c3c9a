package app;

import io.fresh.annotation.*;

@WebSocketClient(sends = Elsewhere.class)
final class Named {
  @OnDisconnect
  void gone(long code) {} // ERROR [FreshUnknownParameter] parameter 'code' (long) of @OnDisconnect method Named.gone cannot be supplied. It may take: Connection, what the client sends by, CloseStatus, int code, String reason.
}
