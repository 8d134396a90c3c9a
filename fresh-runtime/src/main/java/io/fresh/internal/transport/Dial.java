// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.FreshException.ConnectingFailed;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.ProxyDialogue;
import io.fresh.internal.protocol.WebSocketUri;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reaches a server once: name look-up, TCP to one address after the other, the proxy's tunnel if there is one, TLS. Has no time
 * limit of its own; its owner aborts it.
 */
final class Dial {

  /** Hears of the outcome, on the event loop; not any more once the dial is aborted. */
  interface Listener {
    void reached();

    void connected(Channel channel);

    void failed(ConnectingFailed error);
  }

  /** What may block, done away from the event loop. */
  private record Prepared(List<InetAddress> addresses, @Nullable SslContext tls) {}

  private final Dialing dialing;
  private final WebSocketUri uri;
  private final Route route;
  private final TransportOptions options;
  private final LoopGroups.Lease lease;
  private final Listener listener;

  private @Nullable Channel channel;

  /** Written by the event loop; a look-up that waits for a thread sees that nobody wants it any more. */
  private volatile boolean ended;

  Dial(
      Dialing dialing,
      WebSocketUri uri,
      TransportOptions options,
      LoopGroups.Lease lease,
      Listener listener) {
    this.dialing = dialing;
    this.uri = uri;
    this.route = new Route(uri, options.proxy());
    this.options = options;
    this.lease = lease;
    this.listener = listener;
  }

  void begin() {
    Executor preparing = needsThread() ? dialing.lookups() : Runnable::run;
    var unused =
        CompletableFuture.supplyAsync(this::prepare, preparing)
            .whenCompleteAsync(this::prepared, lease.loop());
  }

  /** Names are looked up elsewhere, and contexts made; an address as it stands is not worth two changes of threads. */
  private boolean needsThread() {
    return uri.isSecure() || !isAddress(route.host());
  }

  private static boolean isAddress(String host) {
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
  }

  /** Ends the dial; its listener hears nothing any more. */
  void abort() {
    ended = true;
    if (channel != null) {
      channel.close();
    }
  }

  private Prepared prepare() {
    if (ended) { // else slow look-ups would pile up behind each other
      throw new CancellationException();
    }
    try {
      // The system's resolver, asked anew at each attempt: servers move, and proxies do.
      List<InetAddress> addresses = List.of(InetAddress.getAllByName(route.host()));
      return new Prepared(addresses, uri.isSecure() ? dialing.tls().context(options.tls()) : null);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void prepared(@Nullable Prepared prepared, @Nullable Throwable error) {
    if (ended) {
      return;
    }
    if (prepared == null) {
      Throwable cause =
          error instanceof CompletionException && error.getCause() != null
              ? error.getCause()
              : error;
      fail(
          cause instanceof UnknownHostException ? route.notFound() : "Could not dial " + route,
          cause);
      return;
    }
    tryNext(prepared, 0);
  }

  private void tryNext(Prepared prepared, int index) {
    try {
      connect(prepared, index);
    } catch (RuntimeException e) { // nobody else would hear of it
      fail("Could not dial " + route, e);
    }
  }

  private void connect(Prepared prepared, int index) {
    InetSocketAddress address =
        new InetSocketAddress(prepared.addresses().get(index), route.port());
    Bootstrap bootstrap =
        new Bootstrap()
            .group(lease.loop())
            .channelFactory(dialing.io().channels())
            .disableResolver()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, patienceMillis(prepared, index))
            .handler(new Silence());
    if (!uri.isSecure()) {
      bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, new SocketReads(lease.reads()));
    }
    options.localAddress().ifPresent(bootstrap::localAddress);
    SocketSettings.apply(options.socketOptions(), bootstrap);
    ChannelFuture connecting = bootstrap.connect(address);
    if (connecting.isDone()) {
      // No socket could be made: such a future calls its listeners on a thread of Netty's.
      tried(connecting, prepared, index);
    } else {
      channel = connecting.channel();
      connecting.addListener(done -> tried(connecting, prepared, index));
    }
  }

  /** An address that swallows packets leaves time for those after it; the last may take what is left. */
  private int patienceMillis(Prepared prepared, int index) {
    int count = prepared.addresses().size();
    return index == count - 1 ? 0 : (int) Math.max(1, options.connectTimeout().toMillis() / count);
  }

  private void tried(ChannelFuture connecting, Prepared prepared, int index) {
    if (ended) {
      connecting.channel().close();
    } else if (connecting.isSuccess()) {
      tunnelOrSecure(connecting.channel(), prepared.tls());
    } else if (index + 1 < prepared.addresses().size()) {
      tryNext(prepared, index + 1);
    } else {
      fail(route.notReached(), connecting.cause());
    }
  }

  private void tunnelOrSecure(Channel reached, @Nullable SslContext tls) {
    ProxyDialogue dialogue = route.dialogue();
    if (dialogue == null) {
      secureOrFail(reached, tls);
      return;
    }
    reached.pipeline().addFirst(new Tunnel(dialogue, new Opening(reached, tls)));
  }

  /** Goes on with TLS once the proxy has opened the way to the server. */
  private final class Opening implements Tunnel.Listener {
    private final Channel channel;
    private final @Nullable SslContext tls;

    Opening(Channel channel, @Nullable SslContext tls) {
      this.channel = channel;
      this.tls = tls;
    }

    @Override
    public void opened() {
      if (!ended) {
        secureOrFail(channel, tls);
      }
    }

    @Override
    public void refused(String why, @Nullable Throwable cause, boolean retryable) {
      channel.close();
      if (!ended) {
        fail(route.refused(why), cause, retryable);
      }
    }
  }

  private void secureOrFail(Channel reached, @Nullable SslContext tls) {
    try {
      secure(reached, tls);
    } catch (RuntimeException e) { // nobody else would hear of it
      reached.close();
      fail("Could not dial " + route, e);
    }
  }

  private void secure(Channel reached, @Nullable SslContext tls) {
    if (tls == null) {
      hand(reached);
      return;
    }
    listener.reached();
    String peer = options.tls().serverName().orElse(uri.host());
    SslHandler handler = tls.newHandler(reached.alloc(), peer, uri.port());
    handler.setHandshakeTimeoutMillis(0);
    ServerNames.tell(handler.engine(), peer);
    // Behind the tunnel, which hands on what came with the proxy's yes.
    reached.pipeline().addBefore(reached.pipeline().context(Silence.class).name(), null, handler);
    handler
        .handshakeFuture()
        .addListener(
            done -> {
              if (ended) {
                reached.close();
              } else if (done.isSuccess()) {
                hand(reached);
              } else {
                reached.close();
                fail("Could not agree on TLS with " + route, done.cause());
              }
            });
  }

  private void hand(Channel connected) {
    ended = true;
    connected.pipeline().remove(Silence.class);
    listener.connected(connected);
  }

  private void fail(String what, @Nullable Throwable cause) {
    fail(what, cause, !isCertificateRefused(cause));
  }

  private void fail(String what, @Nullable Throwable cause, boolean retryable) {
    ended = true;
    listener.failed(
        new ConnectingFailed(what + CauseText.of(cause), CauseText.cause(cause), retryable));
  }

  private static boolean isCertificateRefused(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof CertificateException || t instanceof CertPathValidatorException) {
        return true;
      }
    }
    return false;
  }

  /** What goes wrong is heard of through the futures; it is not news for the end of the pipeline, too. */
  private static final class Silence extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {}
  }
}
