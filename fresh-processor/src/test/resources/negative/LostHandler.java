package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class LostHandler extends Annotated {
  @Override
  void onText(String text) {} // WARNING [FreshLostHandler] @OnText method Annotated.onText is overridden by LostHandler.onText, which has no annotation: neither is called.

  @OnPing
  void pinged() {}
}

abstract class Annotated {
  @OnText
  void onText(String text) {}
}
