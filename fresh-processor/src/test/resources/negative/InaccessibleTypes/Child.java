package app;

import io.fresh.annotation.*;

@WebSocketClient
final class Child extends base.Base { // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method Base.told names Base.Told, which generated code in the same package cannot reach. Remove 'private', or make it public if it is in another package. // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method Base.hidden names Base.Hidden[] // ERROR [FreshInaccessibleHandler] @OnPing method Base.pinged // ERROR [FreshInaccessibleHandler] @OnPong method Base.ponged cannot be called from the client's package: it is declared in another and is not public. Make it public.
  private record Tick() {}

  @OnInfo
  void tick(Tick message) {} // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method Child.tick names Child.Tick
}
