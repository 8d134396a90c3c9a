// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.BinaryDecoder;
import io.fresh.BinaryEncoder;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.annotation.Send;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the clients of {@link Combination} are written with. Public, because they are in a package of their own. */
public final class Kit {

  private Kit() {}

  /** Stands behind each handler: is told what it was called with, and decides what it does. */
  @FunctionalInterface
  public interface Script {

    /** Whether the handler is to answer; otherwise it says nothing. Throws anything, declared or not. */
    boolean call(String handler, Object... arguments);
  }

  /** What a handler throws that declares it. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** The state of the clients that have one. */
  public static class State {
    private final String name;

    public State(String name) {
      this.name = name;
    }

    @Override
    public final String toString() {
      return name;
    }
  }

  /** What a handler may answer in place of the state itself. */
  public static final class Later extends State {
    public Later(String name) {
      super(name);
    }
  }

  /** A state of nobody. */
  public record Other(String name) {}

  /** A message that asks for the state. */
  public record Look() {}

  /** A message of the application. */
  public record Told(String text) {}

  /** What the clients send by. */
  public interface Commands {
    @Send
    void say(String text);
  }

  /** What stands in a text message. */
  public record Word(String text) {}

  /** What stands in a binary message. */
  public record Bits(int first) {}

  public static final class WordCodec implements TextDecoder<Word>, TextEncoder<Word> {
    @Override
    public Word decode(ByteBuffer utf8) {
      return new Word(StandardCharsets.UTF_8.decode(utf8).toString());
    }

    @Override
    public String encode(Word word) {
      return word.text();
    }
  }

  public static final class BitsCodec implements BinaryDecoder<Bits>, BinaryEncoder<Bits> {
    @Override
    public Bits decode(ByteBuffer bytes) {
      return new Bits(bytes.get());
    }

    @Override
    public ByteBuffer encode(Bits bits) {
      return ByteBuffer.wrap(new byte[] {(byte) bits.first()});
    }
  }
}
