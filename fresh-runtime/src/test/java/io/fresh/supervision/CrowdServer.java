// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A server for more connections than one process may have at both ends, in a JVM of its own: one thread that accepts every upgrade, answers a
 * Close by a Close, and ignores all else. Prints its port, and ends with its standard input.
 */
final class CrowdServer {

  private static final String KEY = "sec-websocket-key: ";
  private static final int CLOSE = 0x88;

  private final Selector selector;
  private final ServerSocketChannel listening;
  private final ByteBuffer in = ByteBuffer.allocate(8 << 10);

  private CrowdServer() throws IOException {
    selector = Selector.open();
    listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    listening.configureBlocking(false);
    listening.register(selector, SelectionKey.OP_ACCEPT);
  }

  public static void main(String[] args) throws IOException {
    CrowdServer server = new CrowdServer();
    System.out.println(server.listening.socket().getLocalPort());
    Thread serving = new Thread(server::serve, "crowd-server");
    serving.setDaemon(true);
    serving.start();
    while (System.in.read() >= 0) {
      // until the test closes it, or ends
    }
  }

  private void serve() {
    try {
      while (true) {
        selector.select(this::serve);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        read(key, (SocketChannel) key.channel());
      }
    } catch (IOException e) {
      key.cancel(); // the client has dropped it
    }
  }

  private void accept() throws IOException {
    for (SocketChannel next = listening.accept(); next != null; next = listening.accept()) {
      next.configureBlocking(false);
      next.register(selector, SelectionKey.OP_READ);
    }
  }

  /** Requests and frames are small, and come whole over the loopback interface. */
  private void read(SelectionKey key, SocketChannel channel) throws IOException {
    in.clear();
    int length = channel.read(in);
    if (length < 0) {
      channel.close();
    } else if (key.attachment() == null) {
      String request = new String(in.array(), 0, length, StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(acceptance(request).getBytes(StandardCharsets.US_ASCII)));
      key.attach("open");
    } else if (length > 0 && (in.get(0) & 0xff) == CLOSE) {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) CLOSE, 0}));
      channel.close();
    }
  }

  private static String acceptance(String request) {
    int begin = request.toLowerCase(java.util.Locale.ROOT).indexOf(KEY) + KEY.length();
    String key = request.substring(begin, request.indexOf("\r\n", begin));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + digest(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
        + "\r\n\r\n";
  }

  private static String digest(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-1", e);
    }
  }
}
