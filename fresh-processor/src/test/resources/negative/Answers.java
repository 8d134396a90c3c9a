package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.*;


@WebSocketClient
final class Answers {
  @OnText
  List<LocalDate> onText(String text) { // ERROR [FreshUnknownAnswer] @OnText method Answers.onText returns List<LocalDate>, which cannot be sent. It may answer: void, String, byte[], ByteBuffer, ByteBuf, Frame, a collection of frames, Reaction, a type with an encoder, a type with a binary encoder, a CompletionStage of what is sent.
    return List.of();
  }

  @OnPing
  byte[] onPing() { // ERROR [FreshUnknownAnswer] @OnPing method Answers.onPing returns byte[], which cannot be sent. It may answer: void, String, Frame, a collection of frames, Reaction, a type with an encoder, a CompletionStage of what is sent.
    return new byte[0];
  }

  @OnConnect
  int onConnect() { // ERROR [FreshUnknownAnswer]
    return 1;
  }

  @OnBinary
  @SuppressWarnings("rawtypes")
  List raw(byte[] bytes) { // ERROR [FreshUnknownAnswer] @OnBinary method Answers.raw returns List
    return List.of();
  }

  @OnInfo
  Recovery told(Integer message) { // ERROR [FreshUnknownAnswer]
    return Recovery.ignore();
  }

  @OnDisconnect
  String gone() { // ERROR [FreshNoAnswer] @OnDisconnect method Answers.gone returns String, but nothing can be sent there. It may answer: void, Recovery.
    return "";
  }

  @OnError
  Reaction failed(FreshException error) { // ERROR [FreshNoAnswer] @OnError method Answers.failed returns Reaction
    return Reaction.ok();
  }

  @OnTerminate
  Recovery bye() { // ERROR [FreshNoAnswer] @OnTerminate method Answers.bye returns Recovery, but nothing can be sent there. It may answer: void.
    return Recovery.ignore();
  }
}
