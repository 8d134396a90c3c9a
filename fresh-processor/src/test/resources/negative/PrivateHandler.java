package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class PrivateHandler {
  @OnText
  private void onText(String text) {} // ERROR [FreshPrivateHandler] @OnText method PrivateHandler.onText must not be private: generated code in the same package calls it. Remove 'private'.
}
