package app;

import io.fresh.annotation.*;

@WebSocketClient
final class Child extends base.Base { // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method Base.told names Base.Told, which generated code in the client's package cannot reach. Make it public, or take another type if it is not yours to change. // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method Base.hidden names Base.Hidden[] // ERROR [FreshInaccessibleHandler] @OnPing method Base.pinged // ERROR [FreshInaccessibleHandler] @OnPong method Base.ponged cannot be called from the client's package: it is declared in another and is not public. Make it public.
  private record Tick() {}

  @OnInfo
  void tick(Tick message) {} // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method Child.tick names Child.Tick
}
