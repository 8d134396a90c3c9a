// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A server for what no well-behaved server does. Either scripts play its side on a thread of their own, one after the other,
 * one connection each:
 *
 * <pre>{@code
 * try (var server = ScriptedServer.run(peer -> {
 *       peer.acceptUpgrade();
 *       peer.text("hi");
 *       peer.expectText("1");
 *     })) {
 *   …
 *   server.awaitScripts();
 * }
 * }</pre>
 *
 * <p>or the test plays it itself, with {@link #listen()} and {@link #accept()}. Connections that no script takes stay in the
 * backlog: TCP is up, and nobody answers.
 *
 * <p>Closing it drops all connections and throws what a script has failed with, unless that has been thrown already.
 */
public final class ScriptedServer implements AutoCloseable {

  private static final int BACKLOG = 512;

  private final @Nullable Certificate certificate;
  private final ServerSocket listening;
  private final Set<ScriptedPeer> peers = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<@Nullable Void> scripts = new CompletableFuture<>();
  private volatile boolean closed;
  private boolean reported;

  private ScriptedServer(@Nullable Certificate certificate) {
    this.certificate = certificate;
    try {
      listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      listening.setSoTimeout((int) Patience.LIMIT.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that runs scripts, the n-th for the n-th connection. */
  public static ScriptedServer run(Script... scripts) {
    return new ScriptedServer(null).playing(scripts);
  }

  /** The same, over TLS. */
  public static ScriptedServer runTls(Certificate certificate, Script... scripts) {
    return new ScriptedServer(certificate).playing(scripts);
  }

  /** A server whose side the test plays. */
  public static ScriptedServer listen() {
    return new ScriptedServer(null);
  }

  /** The same, over TLS. */
  public static ScriptedServer listenTls(Certificate certificate) {
    return new ScriptedServer(certificate);
  }

  /** Where it listens. */
  public URI uri() {
    return ServerKind.uri(certificate != null, listening.getLocalPort());
  }

  /** The next connection. */
  public ScriptedPeer accept() throws IOException {
    Socket socket = listening.accept();
    ScriptedPeer peer = ScriptedPeer.over(socket, certificate);
    peers.add(peer);
    if (closed) {
      peer.close();
    }
    return peer;
  }

  /** Waits until all scripts have been played; throws what one of them failed with. */
  public void awaitScripts() {
    reported = true;
    Patience.get(scripts, "the scripts to end");
  }

  private ScriptedServer playing(Script... all) {
    Thread thread = new Thread(() -> play(all), "scripted-server");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private void play(Script... all) {
    try {
      for (Script script : all) {
        play(script);
      }
      scripts.complete(null);
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void play(Script script) throws Exception {
    try (ScriptedPeer peer = accept()) {
      try {
        script.play(peer);
      } catch (Throwable e) {
        failed(e); // known before the end of the connection, which may end the test
        throw e;
      }
    }
  }

  private void failed(Throwable e) {
    if (closed) {
      scripts.complete(null); // the test has ended before the script
    } else {
      scripts.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    peers.forEach(ScriptedPeer::close);
    if (!reported && scripts.isCompletedExceptionally()) {
      awaitScripts();
    }
  }

  /** What the server does on one connection; the connection is closed at its end. */
  @FunctionalInterface
  public interface Script {
    void play(ScriptedPeer peer) throws Exception;
  }
}
