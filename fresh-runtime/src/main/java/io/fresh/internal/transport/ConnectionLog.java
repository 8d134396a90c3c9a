// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.internal.connection.State;
import io.fresh.internal.protocol.WebSocketUri;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection says to the log: what happened, to which connection, what follows. Payloads, header values, the query of the URI
 * and what the peer gave as a reason are never among it.
 *
 * <p>However fast a connection fails, in {@value Throttle#WINDOW_SECONDS} s it tells at most one error, the first failure of each
 * handler, and {@value #INFO_LINES} lines about its life; what is left out is counted, and the count is told. Only its end is told in
 * any case. Owned by the event loop, but for {@link #late} and what handlers call: {@link #handlerFailed}, {@link #heldLoop}, {@link #noThread}, {@link
 * #unhandled} and {@link #dropped}.
 */
final class ConnectionLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.fresh.Connection");

  /** Enough for a server that restarts: closed, three attempts, established, and one to spare. */
  private static final int INFO_LINES = 6;

  /** An application may tell messages of types without end; so many are remembered. */
  private static final int MAX_UNHANDLED_TYPES = 100;

  private static final String AT_ONERROR = "@OnError decides what follows";

  private final Object label;
  private final boolean errorLogging;
  private final boolean infoLogging;
  private final LongSupplier nanoTime;

  /** Null until there is something to tell, as all that follows is empty. */
  private @Nullable Throttle errors;

  private @Nullable Throttle infos;

  /** By the handler's annotation: there are not more of them than annotations. */
  private Map<String, Throttle> handlers = Map.of();

  private Set<Class<?>> unhandledTypes = Set.of();
  private long unhandledOthers;

  /** The handlers that have held their event loop for too long. */
  private Set<String> loopHolders = Set.of();

  /** Messages that were kept, dropped, and not yet told of. */
  private int unsent;

  /**
   * Creates the log of a connection.
   *
   * @param label says as a string, and in one line, which it is
   */
  ConnectionLog(Object label, Options options, LongSupplier nanoTime) {
    this.label = label;
    this.errorLogging = options.errorLogging();
    this.infoLogging = options.infoLogging();
    this.nanoTime = nanoTime;
  }

  /** What says which connection it is. */
  Object label() {
    return label;
  }

  private Throttle errors() {
    if (errors == null) {
      errors = new Throttle(1, nanoTime);
    }
    return errors;
  }

  private Throttle infos() {
    if (infos == null) {
      infos = new Throttle(INFO_LINES, nanoTime);
    }
    return infos;
  }

  // ---- INFO ----

  void established(Handshake handshake) {
    if (infoLogging && infos().admits()) {
      LOG.info("{}: established at attempt {}{}", label, handshake.attempt(), infos().leftOut());
    }
  }

  void disconnected(CloseStatus status) {
    if (infoLogging && infos().admits()) {
      LOG.info(
          "{}: closed with code {}, @OnDisconnect decides what follows{}",
          label,
          status.code(),
          infos().leftOut());
    }
  }

  void reconnecting(long delayNanos, int attempt) {
    if (infoLogging && infos().admits()) {
      LOG.info(
          "{}: attempt {} follows in {} ms{}",
          label,
          attempt,
          TimeUnit.NANOSECONDS.toMillis(delayNanos),
          infos().leftOut());
    }
  }

  /** The last line. */
  void terminated(ExitReason reason) {
    tellLeftOut();
    if (infoLogging) {
      LOG.info("{}: terminated, {}{}", label, LogText.of(reason), infos().leftOut());
    }
  }

  // ---- WARN and ERROR ----

  /** An error other than a handler's, which has been told when it was thrown. */
  void failed(FreshException error) {
    if (errorLogging && !(error instanceof HandlingFailed) && errors().admits()) {
      LOG.warn("{}: {}; {}{}", label, LogText.of(error), AT_ONERROR, errors().leftOut());
    }
  }

  /** Also told after {@code stop()}: a handler that throws must not be silent. */
  void handlerFailed(String handler, Throwable thrown) {
    if (!errorLogging) {
      return;
    }
    Throttle throttle = throttleOf(handler);
    if (throttle.admits()) {
      LOG.error(
          "{}: handler {} threw {}; {}{}",
          label,
          handler,
          thrown.getClass().getName(),
          afterFailureOf(handler, thrown),
          throttle.leftOut(),
          WithoutMessage.of(thrown));
      LOG.trace("{}: what handler {} threw, with its message", label, handler, thrown);
    }
  }

  /** Told from any thread, once for each handler. */
  void heldLoop(String handler) {
    if (errorLogging && isFirstToHoldLoop(handler)) {
      LOG.warn(
          "{}: handler {} holds its event loop for more than {} ms, and with it all connections there; add @Blocking to the client, or"
              + " hand the work off. Not told again",
          label,
          handler,
          LoopWatch.LIMIT.toMillis());
    }
  }

  /** Told from any thread; the connection ends by that. */
  void noThread(Throwable why) {
    if (errorLogging) {
      LOG.error("{}: no thread could be started for its handlers; the connection ends", label, why);
    }
  }

  private synchronized boolean isFirstToHoldLoop(String handler) {
    if (loopHolders.isEmpty()) {
      loopHolders = new HashSet<>();
    }
    return loopHolders.add(handler);
  }

  private synchronized Throttle throttleOf(String handler) {
    if (handlers.isEmpty()) {
      handlers = new HashMap<>();
    }
    return handlers.computeIfAbsent(handler, name -> new Throttle(1, nanoTime));
  }

  private static String afterFailureOf(String handler, Throwable thrown) {
    boolean fatal = thrown instanceof VirtualMachineError || handler.equals("@OnError");
    return handler.equals("@OnTerminate")
        ? "the connection has ended"
        : fatal ? "the connection terminates" : AT_ONERROR;
  }

  void nameNotReleased(Name name, Throwable thrown) {
    if (errorLogging) {
      LOG.error(
          "{}: its name {} could not be released, it stays taken",
          label,
          LogText.oneLine(name.toString()),
          thrown);
    }
  }

  void unhandled(Object message) {
    if (errorLogging && isFirstOfItsType(message)) {
      LOG.warn(
          "{}: no @OnInfo takes a {}, it is dropped; more of this type are not reported",
          label,
          message.getClass().getTypeName());
    }
  }

  private synchronized boolean isFirstOfItsType(Object message) {
    if (unhandledTypes.contains(message.getClass())) {
      return false;
    }
    if (unhandledTypes.size() == MAX_UNHANDLED_TYPES) {
      unhandledOthers++;
      return false;
    }
    if (unhandledTypes.isEmpty()) {
      unhandledTypes = new HashSet<>();
    }
    return unhandledTypes.add(message.getClass());
  }

  /** Messages of the application were accepted, and the connection has ended before their turn. */
  void undelivered(Mailbox.Rest rest) {
    if (errorLogging && rest.messages() > 0) {
      LOG.warn(
          "{}: has ended before the turn of {} accepted messages of tell, which are dropped; types: {}",
          label,
          rest.messages(),
          String.join(", ", rest.types()));
    }
  }

  /** Messages that were kept for the next link for too long; a storm of them is told as one. */
  void tooOld(int count) {
    unsent += count;
    if (errorLogging && unsent > 0 && errors().admits()) {
      LOG.warn("{}: {} messages are not sent, they waited too long for a link", label, unsent);
      unsent = 0;
    }
  }

  /** Messages that were kept for the next link, and there is none. */
  void neverSent(int count) {
    unsent += count;
    if (errorLogging && unsent > 0) {
      LOG.warn("{}: {} messages are not sent, the connection ends", label, unsent);
      unsent = 0;
    }
  }

  private synchronized void tellLeftOut() {
    if (!errorLogging) {
      return;
    }
    long untold = errors == null ? 0 : errors.takeLeftOut();
    for (Throttle handler : handlers.values()) {
      untold += handler.takeLeftOut();
    }
    if (untold > 0) {
      LOG.warn("{}: {} more errors happened before its end", label, untold);
    }
    if (unhandledOthers > 0) {
      LOG.warn(
          "{}: no @OnInfo took {} messages of types that were not reported",
          label,
          unhandledOthers);
    }
  }

  // ---- DEBUG ----

  void dropped() {
    LOG.debug("{}: what a handler answered is dropped, as a Close is on its way", label);
  }

  void late() {
    LOG.debug("{}: has terminated, nothing more is done", label);
  }

  void changed(State from, State to) {
    LOG.debug("{}: {} -> {}", label, from, to);
  }

  void redirected(WebSocketUri from, WebSocketUri to) {
    LOG.debug("{}: redirected from {} to {}", label, from, to);
  }

  void hibernated() {
    LOG.debug("{}: hibernates until the next message", label);
  }
}
