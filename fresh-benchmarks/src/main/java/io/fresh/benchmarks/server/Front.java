// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Accepts connections, reads what they ask for, and keeps those of whom nothing more is wanted. One thread for all. */
final class Front implements Runnable {

  private final List<ServerSocketChannel> channels;

  Front(List<ServerSocketChannel> channels) {
    this.channels = channels;
  }

  @Override
  public void run() {
    try (Selector selector = Selector.open()) {
      for (ServerSocketChannel channel : channels) {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_ACCEPT);
      }
      while (true) {
        selector.select(key -> ready(selector, key));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ready(Selector selector, SelectionKey key) {
    if (key.attachment() instanceof Visitor visitor) {
      visitor.readable(key);
    } else {
      accept(selector, (ServerSocketChannel) key.channel());
    }
  }

  private static void accept(Selector selector, ServerSocketChannel server) {
    try {
      SocketChannel channel = server.accept();
      while (channel != null) {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Visitor(channel));
        channel = server.accept();
      }
    } catch (IOException e) {
      System.err.println("The server could not accept: " + e);
    }
  }
}
