package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient(codecs = Json.class)
final class OpenMessageTypes {
  @OnText(field = "type", value = "a")
  void wildcard(List<?> list) {} // ERROR [FreshOpenMessageType] parameter 'list' (List<?>) of @OnText method OpenMessageTypes.wildcard is no type that a decoder can be asked for. Name its type arguments

  @OnText(field = "type", value = "b")
  void bounded(Map<String, ? extends Number> map) {} // ERROR [FreshOpenMessageType] parameter 'map'

  @OnText(field = "type", value = "c")
  @SuppressWarnings("rawtypes")
  void raw(List list) {} // ERROR [FreshOpenMessageType] parameter 'list' (List)

  @OnText(field = "type", value = "d")
  void arrays(List<?>[] lists) {} // ERROR [FreshOpenMessageType] parameter 'lists' (List<?>[])

  @OnText(field = "type", value = "e")
  void concrete(Map<String, List<int[]>> map) {}

  @OnText(field = "type", value = "f")
  List<?> answer(String text) { // ERROR [FreshUnknownAnswer] @OnText method OpenMessageTypes.answer returns List<?>, which cannot be sent.
    return List.of();
  }
}
