package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class AbstractHandler extends Base { // ERROR [FreshAbstractHandler] @OnText method Base.onText must not be abstract. Annotate the method that overrides it.
  public void other() {}
}

abstract class Base extends Top {
  @OnText
  abstract void onText(String text);
}

abstract class Top {}
