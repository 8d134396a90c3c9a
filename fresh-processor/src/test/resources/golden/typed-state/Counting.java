package app;

import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPong;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;

@WebSocketClient(state = Counting.Tally.class)
final class Counting {
  sealed interface Tally permits Counting.Running, Counting.Done {
    int count();
  }

  record Running(int count) implements Tally {}

  record Done(int count) implements Tally {}

  record Reset() {}

  @OnConnect
  Running begin() {
    return new Running(0);
  }

  @OnText
  Reaction.With<Tally> onText(String text, Tally tally) {
    return Reaction.reply(Frame.text("got " + tally.count())).with(new Running(tally.count() + 1));
  }

  @OnPong
  Reaction.With<? extends Tally> ponged(Tally tally) {
    return Reaction.ok().with(new Done(tally.count()));
  }

  @OnDisconnect(code = 1002)
  Recovery protocolError() {
    return Recovery.reconnect();
  }

  @OnError
  Recovery.With<Running> badData(FreshException.DecodingFailed e, Tally tally) {
    return Recovery.ignore().with(new Running(tally.count()));
  }

  @OnInfo
  Tally reset(Reset message, Tally tally) {
    return new Running(0);
  }

  @OnInfo
  Reaction done(Done message) {
    return Reaction.close(1000, "");
  }

  @OnTerminate
  void bye(ExitReason reason, Tally last) {}
}
