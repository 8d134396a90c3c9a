// SPDX-License-Identifier: MIT
package io.fresh.processor;

/**
 * Something that a {@code @Send} method can be given, and the expressions that send it: without and with word of what became of
 * it. They name the connection, the message, its encoder and its type.
 */
enum Sendable {
  TEXT(
      "String",
      "$connection:L.send($message:N)",
      "$connection:L.sendAsync($frame:T.text($message:N))"),
  ARRAY(
      "byte[]",
      "$connection:L.send($buffer:T.wrap($message:N))",
      "$connection:L.sendAsync($frame:T.binary($message:N))"),
  BUFFER(
      "ByteBuffer",
      "$connection:L.send($message:N)",
      "$connection:L.sendAsync($frame:T.binary($message:N))"),
  BYTE_BUF(
      "ByteBuf",
      "$connection:L.send($message:N.nioBuffer())",
      "$connection:L.sendAsync($frame:T.binary($message:N.nioBuffer()))"),
  FRAME("Frame", "$connection:L.send($message:N)", "$connection:L.sendAsync($message:N)"),
  ENCODED_TEXT(
      "a type with an encoder",
      "$sending:T.text($connection:L,$W$encoder:L,$W$message:N,$W$type:S)",
      "$sending:T.textAsync($connection:L,$W$encoder:L,$W$message:N,$W$type:S)"),
  ENCODED_BINARY(
      "a type with a binary encoder",
      "$sending:T.binary($connection:L,$W$encoder:L,$W$message:N,$W$type:S)",
      "$sending:T.binaryAsync($connection:L,$W$encoder:L,$W$message:N,$W$type:S)");

  private final String label;
  private final String send;
  private final String sendAsync;

  Sendable(String label, String send, String sendAsync) {
    this.label = label;
    this.send = send;
    this.sendAsync = sendAsync;
  }

  /** What a diagnostic calls it. */
  String label() {
    return label;
  }

  /** The expression for a method that returns this. */
  String expression(SendResult result) {
    return result == SendResult.OUTCOME ? sendAsync : send;
  }

  /** Whether an encoder makes the message of it. */
  boolean isEncoded() {
    return this == ENCODED_TEXT || this == ENCODED_BINARY;
  }
}
