// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The program of a {@link CrowdServer}: one thread for all connections. Its argument is the port to listen on, or 0 for any; its first line
 * tells which that is. It ends with its standard input, which is whoever has started it.
 */
final class CrowdProgram {

  static final int ADDRESSES = 8;

  /** Of each address; as many as Linux takes by default. */
  private static final int BACKLOG = 4096;

  private final Selector selector = Selector.open();
  private final CrowdPeer.Buffers buffers = new CrowdPeer.Buffers();

  private CrowdProgram() throws IOException {}

  public static void main(String[] arguments) throws IOException {
    CrowdProgram server = new CrowdProgram();
    int port = server.listen("127.0.0.1", Integer.parseInt(arguments[0]));
    for (int i = 2; i <= ADDRESSES; i++) {
      server.listen("127.0.0." + i, port);
    }
    Thread serving = new Thread(server::serve, "crowd-server");
    serving.setDaemon(true);
    serving.start();
    System.out.println(port);
    while (System.in.read() >= 0) {
      // whoever has started this says nothing, and ends
    }
  }

  private int listen(String address, int port) throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
    listening.configureBlocking(false);
    listening.register(selector, SelectionKey.OP_ACCEPT);
    return listening.socket().getLocalPort();
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
        accept((ServerSocketChannel) key.channel());
      } else {
        CrowdPeer peer = (CrowdPeer) key.attachment();
        peer.go(key);
      }
    } catch (IOException e) {
      key.cancel(); // the client has dropped it
      closeQuietly(key);
    }
  }

  private static void closeQuietly(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocketChannel listening) throws IOException {
    for (SocketChannel next = listening.accept(); next != null; next = listening.accept()) {
      next.configureBlocking(false);
      next.register(selector, SelectionKey.OP_READ, new CrowdPeer(next, buffers));
    }
  }
}
