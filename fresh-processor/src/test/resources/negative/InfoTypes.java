package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class InfoTypes {
  private record Secret() {}

  @OnInfo
  void primitive(int message) {} // ERROR [FreshPrimitiveMessage] parameter 'message' (int) of @OnInfo method InfoTypes.primitive is primitive; a message is an object. Take Integer.

  @OnInfo
  void erased(List<String> message) {} // ERROR [FreshErasedMessage] parameter 'message' (List<String>) of @OnInfo method InfoTypes.erased cannot be told from other types at run time.

  @OnInfo
  void erasedArray(List<String>[] message) {} // ERROR [FreshErasedMessage]

  @OnInfo
  void erasedHidden(Set<Secret> message) {} // ERROR [FreshErasedMessage] parameter 'message' (Set<InfoTypes.Secret>)

  @OnInfo
  void hiddenArray(Secret[][] message) {} // ERROR [FreshInaccessibleType]

  @OnInfo
  void hidden(Secret message) {} // ERROR [FreshInaccessibleType] parameter 'message' of @OnInfo method InfoTypes.hidden names InfoTypes.Secret, which generated code in the client's package cannot reach.
}
