// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.Proxy;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Asks a SOCKS5 proxy for a way (RFC 1928), with a user and password if it wants them (RFC 1929). */
final class SocksConnect implements ProxyDialogue {

  private enum Awaited {
    METHOD,
    AUTHENTICATION,
    REPLY
  }

  private static final int VERSION = 5;
  private static final int AUTHENTICATION_VERSION = 1;
  private static final int CONNECT = 1;

  private static final int WITHOUT_AUTHENTICATION = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int NO_METHOD = 0xFF;

  /** From 1 on (RFC 1928 §6). */
  private static final List<String> REPLIES =
      List.of(
          "general failure",
          "not allowed by its rules",
          "network unreachable",
          "host unreachable",
          "connection refused",
          "TTL expired",
          "command not supported",
          "address type not supported");

  private final Proxy proxy;
  private final WebSocketUri target;

  private Awaited awaited = Awaited.METHOD;
  private byte[] request = {};

  SocksConnect(Proxy proxy, WebSocketUri target) {
    this.proxy = proxy;
    this.target = target;
  }

  @Override
  public void begin(Consumer<byte[]> say) throws ProxyRefusal {
    request = request(); // may not be possible: then nothing is said at all
    say.accept(
        proxy.credentials().isPresent()
            ? new byte[] {VERSION, 2, WITHOUT_AUTHENTICATION, USER_AND_PASSWORD}
            : new byte[] {VERSION, 1, WITHOUT_AUTHENTICATION});
  }

  private byte[] request() throws ProxyRefusal {
    SocksAddress address = SocksAddress.of(target.host());
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {VERSION, CONNECT, 0});
    message.writeBytes(address.bytes());
    message.write(target.port() >>> 8);
    message.write(target.port());
    return message.toByteArray();
  }

  @Override
  public boolean read(ByteBuf in, Consumer<byte[]> say) throws ProxyRefusal {
    if (awaited == Awaited.METHOD && in.readableBytes() >= 2) {
      expectVersion(VERSION, in.readUnsignedByte());
      chosen(in.readUnsignedByte(), say);
    }
    if (awaited == Awaited.AUTHENTICATION && in.readableBytes() >= 2) {
      expectVersion(AUTHENTICATION_VERSION, in.readUnsignedByte());
      if (in.readUnsignedByte() != 0) {
        throw ProxyRefusal.lasting("it does not take the credentials");
      }
      ask(say);
    }
    return awaited == Awaited.REPLY && in.readableBytes() >= 2 && isOpen(in);
  }

  private void chosen(int method, Consumer<byte[]> say) throws ProxyRefusal {
    if (method == WITHOUT_AUTHENTICATION) {
      ask(say);
    } else if (method == USER_AND_PASSWORD && proxy.credentials().isPresent()) {
      awaited = Awaited.AUTHENTICATION;
      say.accept(authentication(proxy.credentials().get()));
    } else if (method == NO_METHOD) {
      throw ProxyRefusal.lasting(
          proxy.credentials().isPresent()
              ? "it takes neither user and password nor a client without"
              : "it wants credentials");
    } else {
      throw ProxyRefusal.retryable("it chose to authenticate by what was not offered: " + method);
    }
  }

  private static byte[] authentication(Proxy.Credentials credentials) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(AUTHENTICATION_VERSION);
    for (String text : List.of(credentials.user(), credentials.password())) {
      byte[] bytes = text.getBytes(UTF_8);
      message.write(bytes.length);
      message.writeBytes(bytes);
    }
    return message.toByteArray();
  }

  private void ask(Consumer<byte[]> say) {
    awaited = Awaited.REPLY;
    say.accept(request);
  }

  /** Judges the reply as soon as it says no: some proxies leave out the rest then. */
  private static boolean isOpen(ByteBuf in) throws ProxyRefusal {
    int start = in.readerIndex();
    expectVersion(VERSION, in.getUnsignedByte(start));
    int code = in.getUnsignedByte(start + 1);
    if (code != 0) {
      String name = code <= REPLIES.size() ? " (" + REPLIES.get(code - 1) + ')' : "";
      throw ProxyRefusal.retryable("it answered " + code + name);
    }
    int length = SocksAddress.BEFORE + SocksAddress.length(in, start + SocksAddress.BEFORE) + 2;
    if (in.readableBytes() < length) {
      return false;
    }
    in.skipBytes(length);
    return true;
  }

  private static void expectVersion(int expected, int version) throws ProxyRefusal {
    if (version != expected) {
      throw ProxyRefusal.retryable("its answer is not SOCKS5");
    }
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "SocksConnect[" + target.hostAndPort() + ", awaits " + awaited + ']';
  }
}
