package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.io.*;
import java.time.LocalDate;
import java.util.concurrent.*;

@WebSocketClient(sends = SendMethods.Commands.class)
final class SendMethods {
  private record Hidden() {}

  record Order(String symbol) {}

  static final class OrderCodec implements TextEncoder<Order> {
    @Override
    public String encode(Order order) {
      return order.symbol();
    }
  }

  static final class Closed implements TextEncoder<Order> {
    private Closed() {}

    @Override
    public String encode(Order order) {
      return order.symbol();
    }
  }

  static final class HiddenCodec implements TextEncoder<Hidden> {
    @Override
    public String encode(Hidden hidden) {
      return "";
    }
  }

  interface Parent<T> {
    @Send
    void inherited(T message); // ERROR [FreshUnsendableMessage] parameter 'message' (LocalDate) of @Send method Parent.inherited cannot be sent.

    @Send
    void overridden(String text);
  }

  interface Commands extends Parent<LocalDate> {
    void bare(String text); // ERROR [FreshBareMethod] Commands.bare is abstract and has no @Send. Annotate it with @Send, or give it a body.

    @Override
    void overridden(String text); // ERROR [FreshBareMethod] Commands.overridden is abstract and has no @Send.

    @Override
    boolean equals(Object other);

    static void helper() {}

    @Send
    void nothing(); // ERROR [FreshNoMessage] @Send method Commands.nothing takes no message. Add a parameter: String, byte[], ByteBuffer, ByteBuf, Frame, a type with an encoder, a type with a binary encoder.

    @Send
    void two(
        String text,
        byte[] bytes); // ERROR [FreshTwoMessages] parameter 'bytes' (byte[]) of @Send method Commands.two is a second message.

    @Send
    void number(int number); // ERROR [FreshUnsendableMessage] parameter 'number' (int) of @Send method Commands.number cannot be sent. It may be: String, byte[], ByteBuffer, ByteBuf, Frame, a type with an encoder, a type with a binary encoder.

    @Send
    void close(Reaction reaction); // ERROR [FreshUnsendableMessage] parameter 'reaction' (Reaction) of @Send method Commands.close cannot be sent.

    @Send
    int length(String text); // ERROR [FreshSendResult] @Send method Commands.length returns int, which says nothing of a message. It may return: void, boolean, CompletionStage<SendOutcome>.

    @Send
    CompletionStage<String> later(String text); // ERROR [FreshSendResult] @Send method Commands.later returns CompletionStage<String>, which says nothing of a message.

    @Send
    <T> void generic(T value); // ERROR [FreshSendForm] @Send method Commands.generic cannot be written: it is generic. Write one without type parameters, '...' and checked exceptions; it throws nothing.

    @Send
    void varargs(byte... bytes); // ERROR [FreshSendForm] @Send method Commands.varargs cannot be written: it is varargs.

    @Send
    void careful(String text) throws IllegalStateException, IOException; // ERROR [FreshSendForm] @Send method Commands.careful cannot be written: it throws IOException.

    @Send(codec = HiddenCodec.class)
    void hidden(Hidden hidden); // ERROR [FreshInaccessibleType] parameter 'hidden' of @Send method Commands.hidden names SendMethods.Hidden, which generated code in the client's package cannot reach.

    @Send(codec = Closed.class)
    void closed(Order order); // ERROR [FreshCodecConstruction] codec SendMethods.Closed cannot be constructed: generated code in the client's package cannot call its constructor.

    @Send(codec = OrderCodec.class)
    void other(String text); // ERROR [FreshOtherCodec] codec SendMethods.OrderCodec does nothing for String.

    @Send(codec = LocalDate.class)
    void none(Order order); // ERROR [FreshNoCodec] LocalDate is no codec. // ERROR [FreshUnsendableMessage] parameter 'order' (SendMethods.Order) of @Send method Commands.none cannot be sent.
  }

  @OnText
  void onText(String text, Commands commands) {}
}
