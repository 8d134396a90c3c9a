package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class TwoAnnotations {
  @OnPing
  @OnPong
  void both(byte[] payload) {} // ERROR [FreshTwoAnnotations] @OnPing method TwoAnnotations.both is annotated with @OnPong, too.
}
