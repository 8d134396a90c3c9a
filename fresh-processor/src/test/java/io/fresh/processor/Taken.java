// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Map;

/**
 * A parameter of a handler, and what it must be given. What that is, is said here and not asked of the processor.
 *
 * @param argument which row of the table it is
 * @param type how it is declared
 * @param shown what {@link Shown} is to see; empty if it depends on when the handler is called
 * @param message what is told to the client, if it is a message of the application; else something that nobody looks at
 */
record Taken(Argument argument, String type, String shown, Object message) {

  /** The ways to declare a parameter that is given this. A new row of the table does not compile before it has its sample here. */
  static List<Taken> samples(Argument argument) {
    return switch (argument) {
      case CONNECTION -> one(argument, "Connection", "Connection");
      case STATE -> one(argument, "Kit.State", "");
      case SENDS -> one(argument, "Kit.Commands", "Commands");
      case HANDSHAKE -> one(argument, "Handshake", "Handshake 2");
      case STATUS -> one(argument, "int", "Integer 101");
      case HEADERS -> one(argument, "Headers", "Headers blue");
      case TEXT -> one(argument, "String", "String hé");
      case CHARS -> one(argument, "CharSequence", "String hé");
      case UTF8_BUFFER -> one(argument, "ByteBuffer", "ByteBuffer 68c3a9");
      case UTF8_BYTE_BUF -> one(argument, "ByteBuf", "ByteBuf 68c3a9");
      case DECODED_TEXT -> one(argument, "Kit.Word", "Word[text=hé]");
      case BINARY_ARRAY -> one(argument, "byte[]", "byte[] 0102");
      case BINARY_BUFFER -> one(argument, "ByteBuffer", "ByteBuffer 0102");
      case BINARY_BYTE_BUF -> one(argument, "ByteBuf", "ByteBuf 0102");
      case DECODED_BINARY -> one(argument, "Kit.Bits", "Bits[first=1]");
      case LAST -> one(argument, "boolean", "");
      case PAYLOAD_BUFFER -> one(argument, "ByteBuffer", "ByteBuffer 0304");
      case PAYLOAD_ARRAY -> one(argument, "byte[]", "byte[] 0304");
      case MESSAGE ->
          List.of(
              new Taken(argument, "Integer", "Integer 7", 7),
              new Taken(argument, "Kit.Told", "Told[text=so]", new Kit.Told("so")),
              new Taken(argument, "Object", "String any", "any"),
              new Taken(argument, "byte[]", "byte[] 09", new byte[] {9}),
              new Taken(argument, "Map<?, ?>", "{1=2}", Map.of(1, 2)));
      case ERROR ->
          List.of(
              new Taken(argument, "FreshException", "CastingFailed full", ""),
              new Taken(argument, "FreshException.CastingFailed", "CastingFailed full", ""));
      case CLOSE_STATUS -> one(argument, "CloseStatus", "");
      case CODE -> one(argument, "int", "");
      case REASON -> one(argument, "String", "String away");
      case EXIT_REASON -> one(argument, "ExitReason", "Normal[]");
    };
  }

  private static List<Taken> one(Argument argument, String type, String shown) {
    return List.of(new Taken(argument, type, shown, ""));
  }
}
