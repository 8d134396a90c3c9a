package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

final class UnhandledTypes {
  sealed interface Command {}

  record Start() implements Command {}

  record Stop() implements Command {}

  sealed interface Timed extends Command {}

  record Later() implements Timed {}

  @WebSocketClient
  static final class A {
    @OnInfo
    void start(Start start) {} // WARNING [FreshUnhandledTypes] @OnInfo method A.start is for one subtype of the sealed type 'Command', and these have no handler: UnhandledTypes.Stop, UnhandledTypes.Later. Add a handler of each, or of the sealed type.
  }

  @WebSocketClient
  static final class B {
    @OnInfo
    void start(Start start) {}

    @OnInfo
    void any(Command command) {}
  }

  @WebSocketClient
  static final class C {
    @OnInfo
    void start(Start start) {}

    @OnInfo
    void stop(Stop stop) {}

    @OnInfo
    void timed(Timed timed) {}
  }

  static final class CommandDecoder implements TextDecoder<Command> {
    @Override
    public Command decode(ByteBuffer utf8) {
      return new Start();
    }
  }

  @WebSocketClient(codecs = CommandDecoder.class)
  static final class D {
    @OnText
    void start(Start start) {} // WARNING [FreshUnhandledTypes] @OnText method D.start is for one subtype
  }

  @WebSocketClient(codecs = CommandDecoder.class)
  static final class E {
    @OnText
    @SuppressWarnings("fresh:UnhandledTypes")
    void start(Start start) {}
  }

  @Discriminator("type")
  sealed interface Event {}

  @Case("trade")
  record Trade() implements Event {}

  @Case("quote")
  record Quote() implements Event {}

  @WebSocketClient(codecs = Json.class)
  static final class F {
    @OnText
    void trade(Trade trade) {} // WARNING [FreshUnhandledTypes] @OnText method F.trade is for one subtype of the sealed type 'Event', and these have no handler: UnhandledTypes.Quote.
  }

  @WebSocketClient(codecs = Json.class)
  static final class G {
    @OnText
    void trade(Trade trade) {}

    @OnText
    void other(String text) {}
  }

  @WebSocketClient(codecs = Json.class)
  static final class H {
    @OnText
    void trade(Trade trade) {}

    @OnText
    void quote(Quote quote) {}

    @OnText
    void any(Event event) {} // WARNING [FreshUnreachableHandler] @OnText method H.any is never called: each kind of UnhandledTypes.Event has a handler.
  }
}
