// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ConnectHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Jetty's proxy for CONNECT. */
final class JettyProxy implements TestProxy {

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final Server server = new Server(new QueuedThreadPool(16, 2));
  private final ServerConnector listening = new ServerConnector(server, 1, 1);

  JettyProxy(int target, @Nullable String credentials) {
    listening.setHost("127.0.0.1");
    server.addConnector(listening);
    server.setHandler(new Tunnels(target, credentials));
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public Asked awaitAsked() {
    return Patience.take(asked, "a client to ask the proxy");
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Tunnels extends ConnectHandler {
    private final int target;
    private final @Nullable String credentials;

    Tunnels(int target, @Nullable String credentials) {
      this.target = target;
      this.credentials = credentials;
    }

    @Override
    protected boolean handleAuthentication(Request request, Response response, String address) {
      String told = decoded(request.getHeaders().get(HttpHeader.PROXY_AUTHORIZATION));
      asked.add(new Asked(address, told));
      return credentials == null || Objects.equals(credentials, told);
    }

    @Override
    protected InetSocketAddress newConnectAddress(String host, int port) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), target);
    }

    private static @Nullable String decoded(@Nullable String authorization) {
      return authorization == null
          ? null
          : new String(
              Base64.getDecoder().decode(authorization.substring("Basic ".length())), UTF_8);
    }
  }
}
