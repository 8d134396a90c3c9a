// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** What a codec can do for a type. */
@SuppressWarnings("ImmutableEnumChecker") // a ClassName is immutable, but does not say so
enum CodecRole {
  TEXT_DECODER(RuntimeTypes.TEXT_DECODER, "decode"),
  TEXT_ENCODER(RuntimeTypes.TEXT_ENCODER, "encode"),
  BINARY_DECODER(RuntimeTypes.BINARY_DECODER, "decode"),
  BINARY_ENCODER(RuntimeTypes.BINARY_ENCODER, "encode");

  /** What makes messages of values, in the order in which it is looked for. */
  static final List<CodecRole> ENCODERS = List.of(TEXT_ENCODER, BINARY_ENCODER);

  private final ClassName type;
  private final String verb;

  CodecRole(ClassName type, String verb) {
    this.type = type;
    this.verb = verb;
  }

  /** What makes the messages of a kind into values. */
  static CodecRole decoderOf(HandlerKind kind) {
    return kind == HandlerKind.BINARY ? BINARY_DECODER : TEXT_DECODER;
  }

  /** What makes answers of a kind into messages, the one of the event's own form first. */
  static List<CodecRole> encodersOf(HandlerKind kind) {
    if (kind == HandlerKind.BINARY) {
      return List.of(BINARY_ENCODER, TEXT_ENCODER);
    }
    return kind.answers().answers().contains(Answer.ENCODED_BINARY)
        ? ENCODERS
        : List.of(TEXT_ENCODER);
  }

  /** The interface. */
  ClassName type() {
    return type;
  }

  /** What a diagnostic calls it: {@code decode} or {@code encode}. */
  String verb() {
    return verb;
  }

  /** Whether it makes values of messages. */
  boolean isDecoder() {
    return this == TEXT_DECODER || this == BINARY_DECODER;
  }

  /** Whether a format can do it for any type. */
  boolean isOfFormats() {
    return this == TEXT_DECODER || this == TEXT_ENCODER;
  }
}
