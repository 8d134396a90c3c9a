package app;

import io.fresh.*;
import io.fresh.annotation.*;

final class StatesWithoutRecovery {
  record Tally(int count) {}

  @WebSocketClient(state = Tally.class)
  static final class Counting {
    @OnError
    Tally failed(FreshException error, Tally tally) { // ERROR [FreshNoAnswer] @OnError method Counting.failed returns StatesWithoutRecovery.Tally, but nothing can be sent there. It may answer: void, Recovery, Recovery.With. To change the state, answer Recovery.With<StatesWithoutRecovery.Tally>.
      return tally;
    }

    @OnDisconnect
    Tally gone(Tally tally) { // ERROR [FreshNoAnswer] @OnDisconnect method Counting.gone returns StatesWithoutRecovery.Tally, but nothing can be sent there. It may answer: void, Recovery, Recovery.With. To change the state, answer Recovery.With<StatesWithoutRecovery.Tally>.
      return tally;
    }

    @OnTerminate
    Tally ended(Tally tally) { // ERROR [FreshNoAnswer] @OnTerminate method Counting.ended returns StatesWithoutRecovery.Tally, but nothing can be sent there. It may answer: void.
      return tally;
    }
  }
}
