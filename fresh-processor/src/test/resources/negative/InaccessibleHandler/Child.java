package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class Child extends base.Base {} // ERROR [FreshInaccessibleHandler] @OnText method Base.onText cannot be called from the client's package
