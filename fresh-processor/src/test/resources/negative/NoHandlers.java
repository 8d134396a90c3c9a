package app;

import io.fresh.*;
import io.fresh.annotation.*;
import java.nio.ByteBuffer;
import java.util.*;

@WebSocketClient
final class NoHandlers {} // WARNING [FreshNoHandlers] @WebSocketClient class 'NoHandlers' handles nothing.
