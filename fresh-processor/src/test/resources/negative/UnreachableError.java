package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class UnreachableError {
  @OnError
  void any(FreshException error) {} // WARNING [FreshUnreachableHandler] @OnError method UnreachableError.any is never called: each kind of FreshException has a handler. Remove it.

  @OnError
  void a(FreshException.ConnectingFailed error) {}

  @OnError
  void b(FreshException.UpgradingFailed error) {}

  @OnError
  void c(FreshException.EstablishingFailed error) {}

  @OnError
  void d(FreshException.ProcessingFailed error) {}

  @OnError
  void e(FreshException.StreamingFailed error) {}

  @OnError
  void f(FreshException.DecodingFailed error) {}

  @OnError
  void g(FreshException.EncodingFailed error) {}

  @OnError
  void h(FreshException.CastingFailed error) {}

  @OnError
  void i(FreshException.HandlingFailed error) {}
}
