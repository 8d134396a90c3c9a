// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An address as SOCKS5 writes it (RFC 1928 §5): its type, then a name behind its length, or 4 or 16 bytes. */
final class SocksAddress {

  /** What stands before the address in a request and in a reply. */
  static final int BEFORE = 3;

  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;

  private static final int MAX_NAME = 255;

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern DOTTED_QUAD =
      Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);

  private final byte[] bytes;

  private SocksAddress(int type, byte[] rest) {
    bytes = new byte[1 + rest.length];
    bytes[0] = (byte) type;
    System.arraycopy(rest, 0, bytes, 1, rest.length);
  }

  /** The address of a host; a name is for the proxy to look up. */
  static SocksAddress of(String host) throws ProxyRefusal {
    if (host.indexOf(':') >= 0 || DOTTED_QUAD.matcher(host).matches()) {
      byte[] address = parsed(host);
      return new SocksAddress(address.length == 4 ? IPV4 : IPV6, address);
    }
    if (host.length() > MAX_NAME) {
      throw ProxyRefusal.lasting(
          "SOCKS5 has room for a name of %d bytes, the server's has %d"
              .formatted(MAX_NAME, host.length()));
    }
    byte[] name = new byte[1 + host.length()];
    name[0] = (byte) host.length();
    System.arraycopy(host.getBytes(US_ASCII), 0, name, 1, host.length());
    return new SocksAddress(NAME, name);
  }

  /** The zone of an address means something on this machine alone. */
  private static byte[] parsed(String literal) throws ProxyRefusal {
    int zone = literal.indexOf('%');
    try {
      // Looks nothing up: it is an address.
      return InetAddress.getByName(zone < 0 ? literal : literal.substring(0, zone)).getAddress();
    } catch (UnknownHostException e) {
      throw ProxyRefusal.lasting("the server's address is none");
    }
  }

  /** How many bytes the address at an index has; more than there are if that is not to be seen yet. */
  static int length(ByteBuf in, int index) throws ProxyRefusal {
    if (in.writerIndex() < index + 2) {
      return Short.MAX_VALUE;
    }
    int type = in.getUnsignedByte(index);
    return switch (type) {
      case IPV4 -> 1 + 4;
      case NAME -> 1 + 1 + in.getUnsignedByte(index + 1);
      case IPV6 -> 1 + 16;
      default -> throw ProxyRefusal.retryable("its answer has an address of type " + type);
    };
  }

  byte[] bytes() {
    return bytes;
  }
}
