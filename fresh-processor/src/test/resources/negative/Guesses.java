package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Stream;

/** What was probably meant is said, too. */
final class Guesses {
  record Tally(int count) {}

  interface Commands {
    @Send
    void say(String text);
  }

  @WebSocketClient
  static final class State {
    @OnText
    Tally text(String text, Tally tally) { // ERROR [FreshUnknownParameter] parameter 'tally' (Guesses.Tally) of @OnText method State.text cannot be supplied. It may take: Connection, String, CharSequence, ByteBuffer, ByteBuf, a type with a decoder, boolean last. If it is the state, write @WebSocketClient(state = Guesses.Tally.class). // ERROR [FreshUnknownAnswer] @OnText method State.text returns Guesses.Tally, which cannot be sent. It may answer: void, String, byte[], ByteBuffer, ByteBuf, Frame, a collection of frames, Reaction, a type with an encoder, a type with a binary encoder, a CompletionStage of what is sent. If it is the state, write @WebSocketClient(state = Guesses.Tally.class); if it is a message, codecs = Json.class sends it as JSON.
      return tally;
    }
  }

  @WebSocketClient(codecs = Json.class)
  static final class Typed {
    record Trade(String symbol) {}

    @OnText
    void trade(Trade trade, Tally tally) {} // ERROR [FreshTwoMessages] parameter 'tally' (Guesses.Tally) of @OnText method Typed.trade is a second message. Remove one of them. If it is the state, write @WebSocketClient(state = Guesses.Tally.class).

    @OnInfo
    Optional<Tally> maybe(String text) { // ERROR [FreshUnknownAnswer] @OnInfo method Typed.maybe returns Optional<Guesses.Tally>, which cannot be sent.
      return Optional.empty();
    }

    @OnInfo
    Frame[] frames(Integer number) { // ERROR [FreshUnknownAnswer] @OnInfo method Typed.frames returns Frame[], which cannot be sent.
      return new Frame[0];
    }

    @OnInfo
    Stream<String> stream(Long number) { // ERROR [FreshUnknownAnswer] @OnInfo method Typed.stream returns Stream<String>, which cannot be sent.
      return Stream.empty();
    }

    @OnInfo
    Flow.Publisher<String> publisher(Short number) { // ERROR [FreshUnknownAnswer] @OnInfo method Typed.publisher returns Flow.Publisher<String>, which cannot be sent.
      return null;
    }
  }

  @WebSocketClient
  static final class Sending {
    @OnConnect
    void begin(Commands commands) {} // ERROR [FreshUnknownParameter] parameter 'commands' (Guesses.Commands) of @OnConnect method Sending.begin cannot be supplied. It may take: Connection, Handshake, int status, Headers. To send by it, write @WebSocketClient(sends = Guesses.Commands.class).

    @OnPing
    Recovery pinged() { // ERROR [FreshUnknownAnswer] @OnPing method Sending.pinged returns Recovery, which cannot be sent. It may answer: void, String, Frame, a collection of frames, Reaction, a type with an encoder, a CompletionStage of what is sent. To close, answer Reaction.close(code, reason).
      return Recovery.close();
    }

    @OnPong
    Future<String> ponged() { // ERROR [FreshUnknownAnswer] @OnPong method Sending.ponged returns Future<String>, which cannot be sent. It may answer: void, String, Frame, a collection of frames, Reaction, a type with an encoder, a CompletionStage of what is sent. Of the futures only a CompletionStage tells when it is done.
      return null;
    }
  }
}
