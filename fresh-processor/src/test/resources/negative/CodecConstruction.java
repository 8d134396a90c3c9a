package app;

import io.fresh.*;
import io.fresh.annotation.*;
import io.fresh.json.Json;
import java.nio.ByteBuffer;
import java.util.*;

final class CodecConstruction {
  record Trade(String symbol) {}

  interface Both extends TextDecoder<Trade>, TextEncoder<Trade> {}

  abstract static class Abstract implements Both {}

  class Inner implements Both {
    @Override
    public Trade decode(ByteBuffer utf8) {
      return new Trade("");
    }

    @Override
    public String encode(Trade trade) {
      return "";
    }
  }

  static class Sound implements Both {
    @Override
    public Trade decode(ByteBuffer utf8) {
      return new Trade("");
    }

    @Override
    public String encode(Trade trade) {
      return "";
    }
  }

  static final class WithArgument extends Sound {
    WithArgument(int size) {}
  }

  static final class Hidden extends Sound {
    private Hidden() {}
  }

  private static final class Private extends Sound {}

  static final class Careful extends Sound {
    Careful() throws java.io.IOException {}
  }

  static final class Generic<T> extends Sound {}

  enum Constant implements TextEncoder<Trade> {
    ONE;

    @Override
    public String encode(Trade trade) {
      return "";
    }
  }

  @WebSocketClient(codecs = Abstract.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Abstract cannot be constructed: it is abstract. Name a class with a constructor without parameters
  static final class A {
    @OnText
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Inner.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Inner cannot be constructed: it is an inner class.
  static final class B {
    @OnText
    void trade(Trade trade) {}
  }

  @WebSocketClient
  static final class C {
    @OnText(codec = WithArgument.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.WithArgument cannot be constructed: it has no constructor without parameters.
    void trade(Trade trade) {}
  }

  @WebSocketClient
  static final class D {
    @OnText(codec = Hidden.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Hidden cannot be constructed: generated code in the client's package cannot call its constructor.
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Private.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Private cannot be constructed: generated code in the client's package cannot reach it.
  static final class E {
    @OnText
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Careful.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Careful cannot be constructed: its constructor throws IOException.
  static final class F {
    @OnText
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Both.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Both cannot be constructed: it is an interface.
  static final class G {
    @OnText
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Generic.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Generic cannot be constructed: it is generic.
  static final class H {
    @OnText
    void trade(Trade trade) {}
  }

  @WebSocketClient(codecs = Constant.class) // ERROR [FreshCodecConstruction] codec CodecConstruction.Constant cannot be constructed: it is an enum.
  static final class I {
    @OnText
    void trade(String text) {}
  }

  @Codec(WithArgument.class)
  record Marked() {}

  static final class MarkedCodec implements TextEncoder<Tagged> {
    MarkedCodec(int size) {}

    @Override
    public String encode(Tagged tagged) {
      return "";
    }
  }

  @Codec(MarkedCodec.class)
  record Tagged() {}

  @WebSocketClient
  static final class J {
    @OnConnect
    Tagged hello() { // ERROR [FreshCodecConstruction] codec CodecConstruction.MarkedCodec cannot be constructed
      return new Tagged();
    }
  }

  @WebSocketClient
  static final class K {
    @OnText
    void marked(Marked marked) {} // ERROR [FreshOtherCodec] codec CodecConstruction.WithArgument does nothing for CodecConstruction.Marked in @OnText.
  }
}
