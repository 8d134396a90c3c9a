package app;

import io.fresh.annotation.*;

@SuppressWarnings("fresh:LostHandlers") // WARNING [FreshUnknownSuppression] "fresh:LostHandlers" suppresses nothing. Write "fresh:LostHandler".
final class UnknownSuppressions {
  @WebSocketClient
  @SuppressWarnings("fresh:noHandlers") // WARNING [FreshUnknownSuppression] "fresh:noHandlers" suppresses nothing. Write "fresh:NoHandlers".
  static final class Empty {} // WARNING [FreshNoHandlers] @WebSocketClient class 'Empty' handles nothing.

  @WebSocketClient
  @SuppressWarnings({
    "unused",
    "FreshNoHandlers", // WARNING [FreshUnknownSuppression] "FreshNoHandlers" suppresses nothing. Write "fresh:NoHandlers".
    "fresh:all" // WARNING [FreshUnknownSuppression] "fresh:all" suppresses nothing. Write one of: fresh:NoHandlers, fresh:LostHandler
  })
  static final class ByCode {} // WARNING [FreshNoHandlers] @WebSocketClient class 'ByCode' handles nothing.

  @WebSocketClient
  static final class Wrong {
    @OnText
    @SuppressWarnings("fresh:PrivateHandler") // WARNING [FreshUnknownSuppression] "fresh:PrivateHandler" suppresses nothing. Remove it: an error is not suppressed.
    private void onText(String text) {} // ERROR [FreshPrivateHandler] @OnText method Wrong.onText must not be private

    @OnPing
    void pinged(
        @SuppressWarnings("fresh:UnknownParameter") // WARNING [FreshUnknownSuppression] "fresh:UnknownParameter" suppresses nothing. Remove it: an error is not suppressed.
        Integer number) {} // ERROR [FreshUnknownParameter] parameter 'number' (Integer) of @OnPing method Wrong.pinged

    @SuppressWarnings("fresh:") // WARNING [FreshUnknownSuppression] "fresh:" suppresses nothing. Write one of:
    int field;
  }

  @WebSocketClient
  @SuppressWarnings({"fresh:UnknownSuppression", "fresh:OfALaterVersion", "fresh:NoHandlers"})
  static final class Known {}

  abstract static class Base {
    @OnText
    @SuppressWarnings("fresh:Lost") // WARNING [FreshUnknownSuppression] "fresh:Lost" suppresses nothing. Write one of:
    void onText(String text) {}
  }

  /** Nothing of Fresh is here. */
  @SuppressWarnings("fresh:Nobody")
  static final class Elsewhere {}
}
