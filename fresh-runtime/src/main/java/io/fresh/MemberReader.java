// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds members of one message after the other, without decoding the rest. Used by one thread at a time. */
public interface MemberReader {

  /**
   * Looks into a message. What was found in the one before is forgotten.
   *
   * @param utf8 the message from position to limit, which stay as they are; valid until the next call
   * @throws Exception if the message is not of the format
   */
  void read(ByteBuffer utf8) throws Exception;

  /**
   * The value of a member, if it is a scalar: a string without its quotes and escapes, a number or boolean as written.
   *
   * @param index its index among the paths
   * @return the text; {@code null} if there is no such member, or it is null, an object or an array
   */
  @Nullable String text(int index);

  /**
   * The value of a member, as it stands in the message.
   *
   * @param index its index among the paths
   * @return a view of the message, read-only; {@code null} if there is no such member
   */
  @Nullable ByteBuffer value(int index);
}
