package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

final class Unsendable {
  @WebSocketClient
  static final class Reactions {
    @OnText
    Recovery text(String text) { // ERROR [FreshUnknownAnswer] @OnText method Reactions.text returns Recovery, which cannot be sent. It may answer: void, String, byte[],
      return Recovery.ignore();
    }

    @OnConnect
    Headers opened(Headers headers) { // ERROR [FreshUnknownAnswer] @OnConnect method Reactions.opened returns Headers, which cannot be sent.
      return headers;
    }

    @OnPong
    ByteBuffer ponged(ByteBuffer payload) { // ERROR [FreshUnknownAnswer] @OnPong method Reactions.ponged returns ByteBuffer, which cannot be sent. It may answer: void, String, Frame
      return payload;
    }

    @OnBinary
    boolean binary(byte[] bytes) { // ERROR [FreshUnknownAnswer] @OnBinary method Reactions.binary returns boolean
      return true;
    }
  }

  @WebSocketClient
  static final class Recoveries {
    @OnDisconnect(code = 1001)
    Frame away() { // ERROR [FreshNoAnswer] @OnDisconnect method Recoveries.away returns Frame, but nothing can be sent there. It may answer: void, Recovery.
      return null;
    }

    @OnError
    boolean failed(FreshException error) { // ERROR [FreshNoAnswer] @OnError method Recoveries.failed returns boolean
      return true;
    }

    @OnTerminate
    String ended() { // ERROR [FreshNoAnswer] @OnTerminate method Recoveries.ended returns String, but nothing can be sent there. It may answer: void.
      return "";
    }
  }
}
