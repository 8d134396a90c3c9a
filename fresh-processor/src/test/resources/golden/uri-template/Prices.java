package app;

import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(
    uri = "wss://stream.example:9443/ws/{symbol}@trade/{from:long}?depth={depth:int}&raw={raw:boolean}",
    pingInterval = "3m")
public final class Prices {
  @OnText
  public void price(String text) {}
}
