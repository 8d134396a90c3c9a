// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client can ask of a {@link TestServer} by a text message. */
public final class Request {

  /** Answered by a ping with {@link #PING_PAYLOAD}. */
  public static final String PING = "please ping";

  /** What the ping carries. */
  public static final String PING_PAYLOAD = "still there?";

  /** Answered by {@link #FRAGMENTS} as one message, a ping with {@link #PING_PAYLOAD} in between. */
  public static final String FRAGMENT = "please fragment";

  /** {@link #FRAGMENTS} put together. */
  public static final String FRAGMENTED_TEXT = "in three parts: \u00e9";

  /** The last cut is inside a character of two bytes: the fragments on its sides are not UTF-8 by themselves. */
  public static final List<byte[]> FRAGMENTS = List.of(bytes(0, 4), bytes(4, 17), bytes(17, 18));

  private static final Pattern CLOSE = Pattern.compile("please close (\\d{4}) ?(.*)");

  private Request() {}

  /** Asks for a Close with this code and reason. */
  public static String close(int code, String reason) {
    return "please close " + code + " " + reason;
  }

  /** Notes a text and does what it asks for; echoes it if it asks for nothing. */
  static void serve(String text, Journal journal, Replies replies) throws Exception {
    journal.text(text);
    Matcher close = CLOSE.matcher(text);
    if (close.matches()) {
      replies.close(Integer.parseInt(close.group(1)), close.group(2));
    } else if (text.equals(PING)) {
      replies.ping(pingPayload());
    } else if (text.equals(FRAGMENT)) {
      replies.fragments(FRAGMENTS, pingPayload());
    } else {
      replies.echo(text);
    }
  }

  private static byte[] pingPayload() {
    return PING_PAYLOAD.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(FRAGMENTED_TEXT.getBytes(StandardCharsets.UTF_8), from, to);
  }

  /** How a server says it, in its own API. */
  interface Replies {
    void echo(String text) throws Exception;

    void ping(byte[] payload) throws Exception;

    void close(int code, String reason) throws Exception;

    /** One text message in these fragments, with a ping behind the first. */
    void fragments(List<byte[]> fragments, byte[] ping) throws Exception;
  }
}
