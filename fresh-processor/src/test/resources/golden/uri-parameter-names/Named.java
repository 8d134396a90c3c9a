package app;

import io.fresh.annotation.OnPing;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(
    uri = "ws://h/{uri}/{client}/{client_}/{link}/{options:int}?{var}={state}",
    state = Named.Last.class)
final class Named {
  record Last(String name) {}

  @OnPing
  void pinged() {}
}
