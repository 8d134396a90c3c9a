package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class DuplicateHandler {
  @OnText
  void first(String text) {}

  @OnText
  void second(ByteBuffer text) {} // ERROR [FreshDuplicateHandler] @OnText method DuplicateHandler.first and @OnText method DuplicateHandler.second are both for the same event.

  @OnInfo
  void one(List<?> items) {}

  @OnInfo
  @SuppressWarnings("rawtypes")
  void two(List items) {} // ERROR [FreshDuplicateHandler] @OnInfo method DuplicateHandler.one and @OnInfo method DuplicateHandler.two are both for List.

  @OnError
  void any(FreshException error) {}

  @OnError
  void each(FreshException error) {} // ERROR [FreshDuplicateHandler] @OnError method DuplicateHandler.any and @OnError method DuplicateHandler.each are both for FreshException.

  @OnDisconnect
  void gone() {}

  @OnDisconnect(code = {})
  void away() {} // ERROR [FreshDuplicateHandler] @OnDisconnect method DuplicateHandler.gone and @OnDisconnect method DuplicateHandler.away are both for all codes that no other handler names.
}
