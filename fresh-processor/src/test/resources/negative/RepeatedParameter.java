package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient(state = RepeatedParameter.Tally.class)
final class RepeatedParameter {
  record Tally() {}

  @OnConnect
  void onConnect(
      Headers one,
      Connection connection,
      Headers two) {} // ERROR [FreshRepeatedParameter] parameter 'two' (Headers) of @OnConnect method RepeatedParameter.onConnect is there a second time.

  @OnText
  void onText(String text, Tally tally,
      Tally again) {} // ERROR [FreshRepeatedParameter] parameter 'again' (RepeatedParameter.Tally)

  @OnInfo
  void told(Tally tally, Tally message) {} // ERROR [FreshRepeatedParameter] parameter 'message' (RepeatedParameter.Tally)
}
