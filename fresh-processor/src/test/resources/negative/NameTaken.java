package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class NameTaken { // ERROR [FreshNameTaken] app.NameTakenFresh is to be generated for @WebSocketClient class 'app.NameTaken', but that name is taken.
  @OnText
  void onText(String text) {}
}

final class NameTakenFresh {}
