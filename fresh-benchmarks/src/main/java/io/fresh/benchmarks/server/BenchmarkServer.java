// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The server as a program. Says {@code listening PORT ADDRESSES} and serves until its standard input ends, so that it cannot outlive who
 * started it. It listens on 127.0.0.1 and the addresses after it, as many as there are up to eight: 10,000 connections again and again
 * need more ports than one address has.
 */
public final class BenchmarkServer {

  private static final int ADDRESSES = 8;
  private static final int BACKLOG = 1024;

  private BenchmarkServer() {}

  public static void main(String[] args) throws IOException {
    List<ServerSocketChannel> channels = listen();
    Front front = new Front(channels);
    Thread thread = new Thread(front, "front");
    thread.setDaemon(true);
    thread.start();
    InetSocketAddress first = (InetSocketAddress) channels.get(0).getLocalAddress();
    System.out.println("listening " + first.getPort() + " " + channels.size());
    untilEnd(System.in);
  }

  private static List<ServerSocketChannel> listen() throws IOException {
    List<ServerSocketChannel> channels = new ArrayList<>();
    int port = 0;
    for (int last = 1; last <= ADDRESSES; last++) {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        channel.bind(new InetSocketAddress(address, port), BACKLOG);
      } catch (BindException e) {
        channel.close();
        if (channels.isEmpty()) {
          throw e;
        }
        break; // systems other than Linux have one address unless told otherwise
      }
      channels.add(channel);
      port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
    return channels;
  }

  private static void untilEnd(InputStream in) throws IOException {
    while (in.read() >= 0) {
      // nothing is said to the server
    }
  }
}
