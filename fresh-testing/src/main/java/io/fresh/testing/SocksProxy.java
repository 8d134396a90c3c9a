// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A proxy of SOCKS version 5 (RFC 1928), with a user and password (RFC 1929) if it wants them. */
public final class SocksProxy implements TestProxy {

  private static final int WITHOUT_AUTHENTICATION = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int NO_METHOD = 0xFF;

  private static final int CONNECTION_REFUSED = 5;

  private static final int IPV4 = 1;
  private static final int NAME = 3;

  private final int target;
  private final @Nullable String credentials;
  private final int reply;

  private final ServerSocket listening;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  SocksProxy(int target, @Nullable String credentials) {
    this(target, credentials, 0);
  }

  private SocksProxy(int target, @Nullable String credentials, int reply) {
    this.target = target;
    this.credentials = credentials;
    this.reply = reply;
    try {
      listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** One that answers every request with this code, and is gone. */
  public static SocksProxy refusing(int reply) {
    return new SocksProxy(0, null, reply);
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public Asked awaitAsked() {
    return Patience.take(asked, "a client to ask the proxy");
  }

  private void accept() {
    try {
      while (!closed) {
        Socket client = held(listening.accept());
        start(() -> serve(client));
      }
    } catch (IOException e) {
      close();
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      boolean wantsCredentials = chosen(in, client);
      String told = wantsCredentials ? authenticated(in, client) : null;
      if (wantsCredentials && told == null) {
        return;
      }
      asked.add(new Asked(target(in), told));
      if (reply == 0) {
        relay(client);
      } else {
        answer(client, reply);
      }
    } catch (IOException e) {
      return; // the client has left
    }
  }

  /** Reads what the client offers, and answers. */
  private boolean chosen(DataInputStream in, Socket client) throws IOException {
    expect(5, in.readUnsignedByte());
    byte[] offered = in.readNBytes(in.readUnsignedByte());
    int wanted = credentials == null ? WITHOUT_AUTHENTICATION : USER_AND_PASSWORD;
    boolean isOffered = new String(offered, UTF_8).indexOf(wanted) >= 0;
    client.getOutputStream().write(new byte[] {5, (byte) (isOffered ? wanted : NO_METHOD)});
    if (!isOffered) {
      throw new IOException("The client does not offer what is wanted");
    }
    return credentials != null;
  }

  /** Reads the credentials, and answers; {@code null} if they are wrong. */
  private @Nullable String authenticated(DataInputStream in, Socket client) throws IOException {
    expect(1, in.readUnsignedByte());
    String told = text(in) + ':' + text(in);
    boolean isRight = told.equals(credentials);
    client.getOutputStream().write(new byte[] {1, (byte) (isRight ? 0 : 1)});
    return isRight ? told : null;
  }

  private static String target(DataInputStream in) throws IOException {
    expect(5, in.readUnsignedByte());
    expect(1, in.readUnsignedByte());
    expect(0, in.readUnsignedByte());
    int type = in.readUnsignedByte();
    String host =
        type == NAME
            ? text(in)
            : InetAddress.getByAddress(in.readNBytes(type == IPV4 ? 4 : 16)).getHostAddress();
    return host + ':' + in.readUnsignedShort();
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), UTF_8);
  }

  private static void expect(int expected, int actual) throws IOException {
    if (actual != expected) {
      throw new IOException("Expected " + expected + ", was " + actual);
    }
  }

  private void relay(Socket client) throws IOException {
    try (Socket server = held(new Socket(InetAddress.getLoopbackAddress(), target))) {
      answer(client, 0);
      start(() -> forward(server, client));
      forward(client, server);
    } catch (ConnectException e) {
      answer(client, CONNECTION_REFUSED);
    }
  }

  private static void answer(Socket client, int code) throws IOException {
    client.getOutputStream().write(new byte[] {5, (byte) code, 0, IPV4, 127, 0, 0, 1, 0, 0});
  }

  private static void forward(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      return; // one of them has ended
    }
  }

  private Socket held(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    if (closed) {
      socket.close();
    }
    return socket;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "socks-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
