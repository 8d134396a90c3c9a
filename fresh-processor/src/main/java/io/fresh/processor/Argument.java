// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;

/** Something that a handler's parameter can be given, and the expression that gives it. */
@SuppressWarnings("ImmutableEnumChecker") // a TypeName is immutable, but does not say so
enum Argument {
  CONNECTION(RuntimeTypes.CONNECTION, "Connection", "connection"),
  STATE(ClassName.OBJECT, "the state", "state()"),
  SENDS(ClassName.OBJECT, "what the client sends by", "sends"),

  HANDSHAKE(RuntimeTypes.HANDSHAKE, "Handshake", "handshake"),
  STATUS(TypeName.INT, "int status", "handshake.status()", HANDSHAKE),
  HEADERS(RuntimeTypes.HEADERS, "Headers", "handshake.headers()", HANDSHAKE),

  TEXT(ClassName.get(String.class), "String", "text"),
  CHARS(ClassName.get(CharSequence.class), "CharSequence", "(CharSequence) text", TEXT),
  UTF8_BUFFER(ClassName.get(ByteBuffer.class), "ByteBuffer", "utf8"),
  UTF8_BYTE_BUF(RuntimeTypes.BYTE_BUF, "ByteBuf", "utf8"),

  DECODED_TEXT(ClassName.OBJECT, "a type with a decoder", "utf8", UTF8_BUFFER),

  BINARY_ARRAY(ArrayTypeName.of(TypeName.BYTE), "byte[]", "binary"),
  BINARY_BUFFER(ClassName.get(ByteBuffer.class), "ByteBuffer", "binary"),
  BINARY_BYTE_BUF(RuntimeTypes.BYTE_BUF, "ByteBuf", "binary"),

  DECODED_BINARY(ClassName.OBJECT, "a type with a binary decoder", "binary", BINARY_BUFFER),
  LAST(TypeName.BOOLEAN, "boolean last", "last"),

  PAYLOAD_BUFFER(ClassName.get(ByteBuffer.class), "ByteBuffer", "payload"),
  PAYLOAD_ARRAY(ArrayTypeName.of(TypeName.BYTE), "byte[]", "bytes", PAYLOAD_BUFFER),

  MESSAGE(ClassName.OBJECT, "one message of any reference type", "message"),
  ERROR(RuntimeTypes.FRESH_EXCEPTION, "one FreshException or a subtype", "error"),

  CLOSE_STATUS(RuntimeTypes.CLOSE_STATUS, "CloseStatus", "status"),
  CODE(TypeName.INT, "int code", "status.code()", CLOSE_STATUS),
  REASON(ClassName.get(String.class), "String reason", "status.reason()", CLOSE_STATUS),

  EXIT_REASON(RuntimeTypes.EXIT_REASON, "ExitReason", "reason");

  private final TypeName type;
  private final String label;
  private final String expression;
  private final Argument carrier;

  Argument(TypeName type, String label, String expression) {
    this.type = type;
    this.label = label;
    this.expression = expression;
    this.carrier = this;
  }

  Argument(TypeName type, String label, String expression, Argument carrier) {
    this.type = type;
    this.label = label;
    this.expression = expression;
    this.carrier = carrier;
  }

  /** The type that a parameter must have; for an open one its upper bound. */
  TypeName type() {
    return type;
  }

  /** What a diagnostic calls it. */
  String label() {
    return label;
  }

  /** How generated code writes it. */
  String expression() {
    return expression;
  }

  /** The parameter of the dispatcher's method that it is taken from. */
  Argument carrier() {
    return carrier;
  }

  /** Whether the type only bounds what a parameter may be, so that handlers differ by it. */
  boolean isOpen() {
    return this == MESSAGE || this == ERROR || isDecoded();
  }

  /** Whether a decoder makes it of the message. */
  boolean isDecoded() {
    return this == DECODED_TEXT || this == DECODED_BINARY;
  }

  /** Whether it belongs to every handler, and not to an event. */
  boolean isCommon() {
    return this == CONNECTION || this == STATE || this == SENDS;
  }

  /** Whether it is the event itself, or a view of it, and neither common nor said beside the event. */
  boolean isEvent() {
    return !isCommon() && this != LAST;
  }
}
