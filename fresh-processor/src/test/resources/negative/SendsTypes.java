package app;

import io.fresh.annotation.*;

final class SendsTypes {
  abstract static class Base {}

  @interface Mark {}

  private interface Private {
    @Send
    void say(String text);
  }

  interface Generic<T> {
    @Send
    void say(String text);
  }

  sealed interface Sealed {
    @Send
    void say(String text);
  }

  record Only() implements Sealed {
    @Override
    public void say(String text) {}
  }

  interface Empty {
    default void say(String text) {}

    @Override
    String toString();
  }

  @WebSocketClient(sends = Base.class) // ERROR [FreshSendsType] sends SendsTypes.Base cannot be implemented: it is a class. Name an interface of @Send methods that is neither private, generic nor sealed.
  static final class OfClass {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(sends = Mark.class) // ERROR [FreshSendsType] sends SendsTypes.Mark cannot be implemented: it is an annotation type.
  static final class OfAnnotation {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(sends = Private.class) // ERROR [FreshSendsType] sends SendsTypes.Private cannot be implemented: generated code in the client's package cannot reach it.
  static final class OfPrivate {
    @OnText
    void onText(String text, Private commands) {}
  }

  @WebSocketClient(sends = Generic.class) // ERROR [FreshSendsType] sends SendsTypes.Generic cannot be implemented: it is generic; name an interface that extends it for certain types.
  static final class OfGeneric {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(sends = Sealed.class) // ERROR [FreshSendsType] sends SendsTypes.Sealed cannot be implemented: it is sealed.
  static final class OfSealed {
    @OnText
    void onText(String text, Sealed commands) {}
  }

  @WebSocketClient(sends = Empty.class) // ERROR [FreshSendsType] sends SendsTypes.Empty cannot be implemented: it has no method with @Send.
  static final class OfEmpty {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(sends = byte[].class) // ERROR [FreshSendsType] sends byte[] cannot be implemented: it is no class.
  static final class OfArray {
    @OnText
    void onText(String text) {}
  }
}
