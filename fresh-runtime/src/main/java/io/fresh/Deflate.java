// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compression of messages by permessage-deflate (RFC 7692): whether it is offered to the server, and with which parameters. Immutable:
 * each method with a parameter answers another value. {@linkplain #off() Off} by default.
 *
 * <pre>{@code
 * UpgradeOptions.builder().deflate(Deflate.on().serverContextTakeover(false)).build()
 * }</pre>
 *
 * <p>A server that does not know it, or not these parameters, declines, and nothing is compressed; {@link Handshake#headers()} tells. A
 * message goes out compressed unless it is shorter than {@link #threshold()} or {@link Frame#uncompressed()}. All limits of
 * {@link UpgradeOptions} hold for messages after inflation, too.
 *
 * <p><b>Memory</b>, outside of the heap, is taken with the first message that is compressed: up to 270 KB for sending and 40 KB for
 * receiving. With context takeover the connection keeps it until it {@linkplain Options#hibernateAfter() hibernates}: then it keeps
 * what the server may still refer to, at most 32 KiB and in the heap. Without, the connections of a thread share it. So many connections that are idle most of the time do best with
 * {@link #clientContextTakeover(boolean)} and {@link #serverContextTakeover(boolean)} off, few busy ones with both on.
 *
 * <p><b>Secrets</b>: where a message holds both a secret and something that an attacker can choose, its length on the wire tells of the
 * secret once it is compressed (RFC 7692 §8). Send such messages {@linkplain Frame#uncompressed() uncompressed}.
 */
public final class Deflate {

  /** {@link #threshold()} unless set: 1 KiB. */
  public static final int DEFAULT_THRESHOLD = 1 << 10;

  /** {@link #level()} unless set: 6, as everywhere in zlib. */
  public static final int DEFAULT_LEVEL = 6;

  /** The largest window, and the one unless set: 2^15 bytes. */
  public static final int MAX_WINDOW_BITS = 15;

  /** The smallest window: 2^8 bytes. */
  public static final int MIN_WINDOW_BITS = 8;

  /** A longer message is always worth it. */
  private static final int MAX_THRESHOLD = 0xFFFF;

  private static final int MAX_LEVEL = 9;

  private static final Setting<Boolean> ON = Setting.of("on", false);
  private static final Setting<Boolean> SERVER_CONTEXT_TAKEOVER =
      Setting.of("serverContextTakeover", true);
  private static final Setting<Boolean> CLIENT_CONTEXT_TAKEOVER =
      Setting.of("clientContextTakeover", true);
  private static final Setting<Integer> SERVER_MAX_WINDOW_BITS = windowBits("serverMaxWindowBits");
  private static final Setting<Integer> CLIENT_MAX_WINDOW_BITS = windowBits("clientMaxWindowBits");
  private static final Setting<Integer> THRESHOLD =
      Setting.number("threshold", 0, MAX_THRESHOLD, DEFAULT_THRESHOLD);
  private static final Setting<Integer> LEVEL =
      Setting.number("level", 0, MAX_LEVEL, DEFAULT_LEVEL);

  /** All but the switch, in the order in which they are shown. */
  private static final List<Setting<?>> TABLE =
      List.of(
          SERVER_CONTEXT_TAKEOVER,
          CLIENT_CONTEXT_TAKEOVER,
          SERVER_MAX_WINDOW_BITS,
          CLIENT_MAX_WINDOW_BITS,
          THRESHOLD,
          LEVEL);

  private static final Deflate OFF = new Deflate(Settings.NONE);

  private final Settings settings;

  private Deflate(Settings settings) {
    this.settings = settings;
  }

  private static Setting<Integer> windowBits(String name) {
    return Setting.number(name, MIN_WINDOW_BITS, MAX_WINDOW_BITS, MAX_WINDOW_BITS);
  }

  /** {@return no compression: it is not offered} */
  public static Deflate off() {
    return OFF;
  }

  /** {@return compression with context takeover both ways, windows of 32 KiB, a threshold of 1 KiB and level 6} */
  public static Deflate on() {
    return OFF.with(ON, true);
  }

  /** {@return whether compression is offered} */
  public boolean isOn() {
    return settings.get(ON);
  }

  /**
   * Whether the server may compress a message with what it has sent before as its dictionary. It compresses better so, and this side
   * keeps the memory to inflate.
   *
   * @return whether it may
   */
  public boolean serverContextTakeover() {
    return settings.get(SERVER_CONTEXT_TAKEOVER);
  }

  /**
   * These parameters with another {@link #serverContextTakeover()}.
   *
   * @param allowed {@code false}: the server has to begin anew with each message ({@code server_no_context_takeover}), or declines
   * @return the parameters
   */
  public Deflate serverContextTakeover(boolean allowed) {
    return with(SERVER_CONTEXT_TAKEOVER, allowed);
  }

  /**
   * Whether messages are compressed with what was sent before as their dictionary, unless the server forbids it. They become smaller so,
   * and this side keeps the memory to compress.
   *
   * @return whether they are
   */
  public boolean clientContextTakeover() {
    return settings.get(CLIENT_CONTEXT_TAKEOVER);
  }

  /**
   * These parameters with another {@link #clientContextTakeover()}.
   *
   * @param used {@code false}: each message is compressed by itself ({@code client_no_context_takeover})
   * @return the parameters
   */
  public Deflate clientContextTakeover(boolean used) {
    return with(CLIENT_CONTEXT_TAKEOVER, used);
  }

  /**
   * How far back the server may refer, as a power of 2. Less than 15 saves nothing here, as the JDK always inflates with 32 KiB; it is
   * for servers that are asked to save.
   *
   * @return 8 to 15
   */
  public int serverMaxWindowBits() {
    return settings.get(SERVER_MAX_WINDOW_BITS);
  }

  /**
   * These parameters with another {@link #serverMaxWindowBits()}.
   *
   * @param bits 8 to 15; below 15 a server that cannot do it declines, or answers as if it had not been asked (Jetty, Undertow and
   *     Java-WebSocket do), which is an {@link FreshException.EstablishingFailed}
   * @return the parameters
   * @throws IllegalArgumentException if it is out of range
   */
  public Deflate serverMaxWindowBits(int bits) {
    return with(SERVER_MAX_WINDOW_BITS, bits);
  }

  /**
   * How far back what is sent refers at most, as a power of 2. The server may ask for less, which is always honoured. Smaller windows
   * compress less, and save memory at the server.
   *
   * @return 8 to 15
   */
  public int clientMaxWindowBits() {
    return settings.get(CLIENT_MAX_WINDOW_BITS);
  }

  /**
   * These parameters with another {@link #clientMaxWindowBits()}.
   *
   * @param bits 8 to 15
   * @return the parameters
   * @throws IllegalArgumentException if it is out of range
   */
  public Deflate clientMaxWindowBits(int bits) {
    return with(CLIENT_MAX_WINDOW_BITS, bits);
  }

  /** {@return the shortest message that is compressed, in bytes; shorter ones would hardly become smaller} */
  public int threshold() {
    return settings.get(THRESHOLD);
  }

  /**
   * These parameters with another {@link #threshold()}.
   *
   * @param bytes 0 (all messages) to 65,535
   * @return the parameters
   * @throws IllegalArgumentException if it is out of range
   */
  public Deflate threshold(int bytes) {
    return with(THRESHOLD, bytes);
  }

  /** {@return how much time is given to become smaller, from 1 to 9; 0 only packs} */
  public int level() {
    return settings.get(LEVEL);
  }

  /**
   * These parameters with another {@link #level()}.
   *
   * @param level 0 to 9
   * @return the parameters
   * @throws IllegalArgumentException if it is out of range
   */
  public Deflate level(int level) {
    return with(LEVEL, level);
  }

  private <T> Deflate with(Setting<T> setting, T value) {
    return new Deflate(settings.with(setting, value));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Deflate that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** {@return all values, or {@code off}} */
  @Override
  public String toString() {
    return isOn() ? "Deflate" + settings.text(TABLE) : "off";
  }
}
