// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Stands between a client and a server over TLS, for one TCP connection, and keeps the bytes that the client sends. */
public final class RecordingRelay implements AutoCloseable {

  private final int target;
  private final ServerSocket listening;
  private final CompletableFuture<byte[]> sent = new CompletableFuture<>();

  private RecordingRelay(int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      listening.setSoTimeout((int) Patience.LIMIT.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Relays to the port of a URI, on the loopback interface. */
  public static RecordingRelay to(URI server) {
    RecordingRelay relay = new RecordingRelay(server.getPort());
    start(relay::relay);
    return relay;
  }

  /** Where it listens, over TLS and by name. */
  public URI uri() {
    return ServerKind.uri(true, listening.getLocalPort());
  }

  /** All that the client has sent, once it has ended TCP. */
  public byte[] awaitSent() {
    return Patience.get(sent, "the client to end TCP");
  }

  private void relay() {
    try (Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      start(() -> forward(server, client));
      sent.complete(record(client.getInputStream(), server.getOutputStream()));
    } catch (IOException e) {
      sent.completeExceptionally(e);
    }
  }

  private static byte[] record(InputStream in, OutputStream out) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    try {
      for (int n = in.read(some); n > 0; n = in.read(some)) {
        all.write(some, 0, n);
        pass(some, n, out);
      }
    } catch (IOException e) {
      return all.toByteArray(); // a reset is an end, too
    }
    return all.toByteArray();
  }

  private static void pass(byte[] bytes, int count, OutputStream out) {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      return; // the server has left, the client does not know it yet
    }
  }

  private static void forward(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      return; // one of them has ended
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "recording-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
