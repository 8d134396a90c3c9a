package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class InheritedDuplicate extends Parent { // ERROR [FreshDuplicateHandler] @OnText method InheritedDuplicate.own and @OnText method Parent.inherited are both for the same event.
  @OnText
  void own(String text) {}
}

abstract class Parent {
  @OnText
  void inherited(String text) {}
}
