package app;

import io.fresh.annotation.*;

final class Durations {
  @WebSocketClient(
      pingInterval = "30", // ERROR [FreshNoUnit] pingInterval "30" has no unit; write "30s".
      pongTimeout = "20sec", // ERROR [FreshUnknownUnit] pongTimeout "20sec" has no unit that is known; write "20s".
      stableAfter = "5MIN", // ERROR [FreshUnknownUnit] stableAfter "5MIN" has no unit that is known; write "5m".
      closeTimeout = "1d", // ERROR [FreshUnknownUnit] closeTimeout "1d" has no unit that is known; write it in ms, s, m or h.
      backoffMax = "1.5s", // ERROR [FreshNoDuration] backoffMax "1.5s" is no duration; write a whole number and ms, s, m or h, for example "30s".
      hibernateAfter = "1 m", // ERROR [FreshNoDuration] hibernateAfter "1 m" is no duration;
      shutdown = "forever") // ERROR [FreshNoDuration] shutdown "forever" is no duration;
  static final class Forms {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(
      pingInterval = " ", // ERROR [FreshNoDuration] pingInterval " " is no duration;
      pongTimeout = "PT20S", // ERROR [FreshNoDuration] pongTimeout "PT20S" is no duration;
      closeTimeout = "unbounded", // ERROR [FreshNoDuration] closeTimeout "unbounded" is no duration;
      stableAfter = Constants.AFTER) // ERROR [FreshNoUnit] stableAfter "5" has no unit; write "5s".
  static final class MoreForms {
    @OnText
    void onText(String text) {}
  }

  @WebSocketClient(
      pingInterval = "-1s", // ERROR [FreshOptionRange] pingInterval must not be -1s. Use 0s (off) or 1ms to 24h.
      pongTimeout = "0s", // ERROR [FreshOptionRange] pongTimeout must not be 0s. Use 1ms to 24h.
      backoffInitial = "0ms", // ERROR [FreshOptionRange] backoffInitial must not be 0ms. Use 1ms to 24h.
      closeTimeout = "25h", // ERROR [FreshOptionRange] closeTimeout must not be 25h. Use 1ms to 24h.
      hibernateAfter = "99999999999999999999h", // ERROR [FreshOptionRange] hibernateAfter must not be 99999999999999999999h. Use 0s (never) or 1ms to 24h.
      shutdown = "86400001ms", // ERROR [FreshOptionRange] shutdown must not be 86400001ms. Use 0s (killed at once) or 1ms to 24h, or "unbounded".
      maxAttempts = 0, // ERROR [FreshOptionRange] maxAttempts must not be 0. Use 1 or more.
      mailboxBytes = -1, // ERROR [FreshOptionRange] mailboxBytes must not be -1. Use 1 to 1,073,741,824.
      mailboxMessages = 1_000_001) // ERROR [FreshOptionRange] mailboxMessages must not be 1000001. Use 1 to 1,000,000.
  static final class Ranges {
    @OnText
    void onText(String text) {}
  }

  interface Constants {
    String AFTER = "5";
  }
}
