// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/** Takes small messages, each a frame that lies in an array: without a buffer of its own, and so without anything to release. */
@FunctionalInterface
public interface FrameSink {

  /**
   * Takes a message. What is to be kept of it has been copied when this returns.
   *
   * @param bytes holds the frame
   * @param from where it begins
   * @param length its length, header included
   * @return whether the message was accepted
   */
  boolean take(byte[] bytes, int from, int length);
}
