// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.BinaryEncoder;
import io.fresh.Frame;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.SendOutcome;
import io.fresh.TextEncoder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends the values that {@code @Send} methods are given. A value that cannot be encoded is not sent, as any other frame that cannot be
 * made: the caller is told no, and {@code @OnError} is given the {@link EncodingFailed}. Throws nothing but a {@link
 * VirtualMachineError}. May be used from any thread, where the encoder may.
 */
public final class Sending {

  private Sending() {}

  /**
   * Sends a value as a text message.
   *
   * @param <T> the type of the value
   * @param connection where to
   * @param encoder makes the message
   * @param value the value
   * @param type the type of the value, as it stands in the method
   * @return whether it was accepted
   */
  public static <T> boolean text(
      ClientConnection connection, TextEncoder<? super T> encoder, T value, String type) {
    try {
      return connection.send(Encoding.text(encoder, value, type));
    } catch (EncodingFailed failed) {
      connection.unencodable(failed);
      return false;
    }
  }

  /**
   * Sends a value as a binary message.
   *
   * @param <T> the type of the value
   * @param connection where to
   * @param encoder makes the message
   * @param value the value
   * @param type the type of the value, as it stands in the method
   * @return whether it was accepted
   */
  public static <T> boolean binary(
      ClientConnection connection, BinaryEncoder<? super T> encoder, T value, String type) {
    try {
      return connection.send(Encoding.binary(encoder, value, type));
    } catch (EncodingFailed failed) {
      connection.unencodable(failed);
      return false;
    }
  }

  /**
   * Sends a value as a text message, and tells what became of it.
   *
   * @param <T> the type of the value
   * @param connection where to
   * @param encoder makes the message
   * @param value the value
   * @param type the type of the value, as it stands in the method
   * @return a stage that never completes exceptionally
   */
  public static <T> CompletionStage<SendOutcome> textAsync(
      ClientConnection connection, TextEncoder<? super T> encoder, T value, String type) {
    try {
      return connection.sendAsync(Frame.text(Encoding.text(encoder, value, type)));
    } catch (EncodingFailed failed) {
      return notSent(connection, failed);
    }
  }

  /**
   * Sends a value as a binary message, and tells what became of it.
   *
   * @param <T> the type of the value
   * @param connection where to
   * @param encoder makes the message
   * @param value the value
   * @param type the type of the value, as it stands in the method
   * @return a stage that never completes exceptionally
   */
  public static <T> CompletionStage<SendOutcome> binaryAsync(
      ClientConnection connection, BinaryEncoder<? super T> encoder, T value, String type) {
    try {
      return connection.sendAsync(Frame.binary(Encoding.binary(encoder, value, type)));
    } catch (EncodingFailed failed) {
      return notSent(connection, failed);
    }
  }

  private static CompletionStage<SendOutcome> notSent(
      ClientConnection connection, EncodingFailed failed) {
    connection.unencodable(failed);
    return CompletableFuture.completedStage(SendOutcome.NOT_SENT);
  }
}
