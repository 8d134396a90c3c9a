// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static io.fresh.processor.Argument.BINARY_ARRAY;
import static io.fresh.processor.Argument.BINARY_BUFFER;
import static io.fresh.processor.Argument.BINARY_BYTE_BUF;
import static io.fresh.processor.Argument.CHARS;
import static io.fresh.processor.Argument.CLOSE_STATUS;
import static io.fresh.processor.Argument.CODE;
import static io.fresh.processor.Argument.DECODED_BINARY;
import static io.fresh.processor.Argument.DECODED_TEXT;
import static io.fresh.processor.Argument.EXIT_REASON;
import static io.fresh.processor.Argument.HANDSHAKE;
import static io.fresh.processor.Argument.HEADERS;
import static io.fresh.processor.Argument.LAST;
import static io.fresh.processor.Argument.MESSAGE;
import static io.fresh.processor.Argument.PAYLOAD_ARRAY;
import static io.fresh.processor.Argument.PAYLOAD_BUFFER;
import static io.fresh.processor.Argument.REASON;
import static io.fresh.processor.Argument.STATUS;
import static io.fresh.processor.Argument.UTF8_BUFFER;
import static io.fresh.processor.Argument.UTF8_BYTE_BUF;

import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnDisconnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnPong;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * The table of handlers: what each may take and answer. The first argument of a row is what the dispatcher's method is given
 * when the handler itself asks for none.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is immutable, but its type does not say so
enum HandlerKind {
  CONNECT(OnConnect.class, Takes.ANY, AnswerKind.REACTION, HANDSHAKE, STATUS, HEADERS),
  TEXT(
      OnText.class,
      Takes.ONE,
      AnswerKind.REACTION,
      Argument.TEXT,
      CHARS,
      UTF8_BUFFER,
      UTF8_BYTE_BUF,
      DECODED_TEXT,
      LAST),
  BINARY(
      OnBinary.class,
      Takes.ONE,
      AnswerKind.REACTION,
      BINARY_ARRAY,
      BINARY_BUFFER,
      BINARY_BYTE_BUF,
      DECODED_BINARY,
      LAST),
  PING(
      OnPing.class,
      Takes.AT_MOST_ONE,
      AnswerKind.REACTION_WITHOUT_BYTES,
      PAYLOAD_BUFFER,
      PAYLOAD_ARRAY),
  PONG(
      OnPong.class,
      Takes.AT_MOST_ONE,
      AnswerKind.REACTION_WITHOUT_BYTES,
      PAYLOAD_BUFFER,
      PAYLOAD_ARRAY),
  INFO(OnInfo.class, Takes.ONE, AnswerKind.REACTION, MESSAGE),
  ERROR(OnError.class, Takes.ONE, AnswerKind.RECOVERY, Argument.ERROR),
  DISCONNECT(OnDisconnect.class, Takes.ANY, AnswerKind.RECOVERY, CLOSE_STATUS, CODE, REASON),
  TERMINATE(OnTerminate.class, Takes.ANY, AnswerKind.NONE, EXIT_REASON);

  /** How many of the arguments that are the event itself a handler takes. */
  enum Takes {
    ANY,
    AT_MOST_ONE,
    ONE
  }

  private final Class<? extends Annotation> annotation;
  private final Takes takes;
  private final AnswerKind answers;
  private final List<Argument> arguments;

  HandlerKind(
      Class<? extends Annotation> annotation,
      Takes takes,
      AnswerKind answers,
      Argument... arguments) {
    this.annotation = annotation;
    this.takes = takes;
    this.answers = answers;
    this.arguments = List.of(arguments);
  }

  /** The annotation that makes a method such a handler. */
  Class<? extends Annotation> annotation() {
    return annotation;
  }

  /** How many of {@link #arguments} that are the event itself a handler takes. */
  Takes takes() {
    return takes;
  }

  /** What the event brings, besides the connection and the state. */
  List<Argument> arguments() {
    return arguments;
  }

  /** What a handler may answer. */
  AnswerKind answers() {
    return answers;
  }

  /** The dispatcher's method, for example {@code onText}. */
  String dispatcherMethod() {
    String name = annotation.getSimpleName();
    return "o" + name.substring(1);
  }

  /** Whether a client may have several, told apart by the type that they take. */
  boolean isByType() {
    return arguments.get(0).isOpen();
  }

  /** Whether a client may have several, told apart by what is in the message. */
  boolean isByContent() {
    return this == TEXT || this == BINARY;
  }

  /** Whether a client may have several, told apart by the code that they name. */
  boolean isByCode() {
    return this == DISCONNECT;
  }

  @Override
  public String toString() {
    return "@" + annotation.getSimpleName();
  }
}
