package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class HandlerModifiers {
  @OnText
  static void onText(String text) {} // ERROR [FreshStaticHandler] @OnText method HandlerModifiers.onText must not be static

  @OnBinary
  <T> void onBinary(byte[] bytes) {} // ERROR [FreshGenericHandler] @OnBinary method HandlerModifiers.onBinary must not be generic

  @OnConnect
  void onConnect(Connection... connections) {} // ERROR [FreshVarargsHandler] @OnConnect method // ERROR [FreshUnknownParameter] parameter 'connections' (Connection[])
}
