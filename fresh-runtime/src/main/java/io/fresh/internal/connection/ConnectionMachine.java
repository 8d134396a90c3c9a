// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.SUPPLYING;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.UPGRADING;
import static io.fresh.internal.connection.State.WAITING;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.Recovery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides everything in the life of one connection that is not a message: when to connect, upgrade, ping, close, reconnect and
 * terminate.
 *
 * <p>Inputs are the methods; an input that makes no sense in the present state, for example a timer that fired too late, is ignored.
 * {@link #moveTo} alone changes the state.
 */
public final class ConnectionMachine implements Inputs {

  private static final CloseStatus ABNORMAL = new CloseStatus(CloseStatus.ABNORMAL, "");

  private static final Ending BY_US = new Ending.Disconnect(false);

  /** The timers that die with a link. */
  private static final Set<Timer> LINK_TIMERS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Timer.PING, Timer.PONG, Timer.STABLE, Timer.MESSAGE, Timer.CLOSE, Timer.HIBERNATE));

  private final Options options;
  private final Effects effects;
  private final Reconnects reconnects;
  private final Heartbeat heartbeat;
  private final Quiet quiet;
  private final MessageTime messageTime;
  private final Questions questions;

  private State state = WAITING;

  /** The number of the link that is there, or is on its way, or was the last. */
  private int link;

  /** How many links wait for {@code @OnConnect}: a slow one may outlive its link. */
  private int unhandledConnects;

  /** What follows when the link has ended; meaningful in CLOSING. */
  private Ending ending = BY_US;

  /**
   * Creates the machine of a connection that has not been started.
   *
   * @param options its options
   * @param random gives the jitter
   * @param effects does what it decides
   */
  public ConnectionMachine(Options options, RandomGenerator random, Effects effects) {
    this.options = options;
    this.effects = effects;
    this.reconnects = new Reconnects(options, random);
    this.heartbeat = new Heartbeat(options);
    this.quiet = new Quiet(options);
    this.messageTime = new MessageTime(options.upgrade().messageTimeout().toNanos());
    this.questions = new Questions(effects);
  }

  /**
   * The state now.
   *
   * @return the state
   */
  public State state() {
    return state;
  }

  // ---- the application ----

  @Override
  public void start() {
    if (state == WAITING && link == 0) {
      connect();
    }
  }

  @Override
  public void close(int code, String reason) {
    if (state == OPEN) {
      goodbye(code, reason, BY_US);
    }
  }

  @Override
  public void stop(ExitReason reason, int code) {
    end(reason, code);
  }

  @Override
  public void kill(ExitReason reason) {
    if (state != TERMINATED) {
      abandon(reason);
    }
  }

  @Override
  public void reconnect() {
    switch (state) {
      case WAITING -> connect();
      case IDLE -> connectAfresh();
      case OPEN -> leave(CloseStatus.NORMAL, new Ending.Reconnect());
      default -> {}
    }
  }

  // ---- an attempt ----

  @Override
  public void supplied() {
    if (state == SUPPLYING) {
      reach();
    }
  }

  @Override
  public void reached() {
    if (state == CONNECTING) {
      effects.schedule(Timer.PHASE, options.transport().tlsTimeout().toNanos());
    }
  }

  @Override
  public void connected() {
    if (state == CONNECTING) {
      moveTo(UPGRADING);
      effects.schedule(Timer.PHASE, options.upgrade().handshakeTimeout().toNanos());
      effects.upgrade();
    }
  }

  @Override
  public void answered() {
    if (state == UPGRADING) {
      effects.cancel(Timer.PHASE); // the whole attempt stays bounded
    }
  }

  @Override
  public void redirected() {
    // A step of the same attempt: it is counted once, and as a whole bounded.
    if (state == UPGRADING) {
      dialing();
      effects.follow();
    }
  }

  @Override
  public void established(Handshake handshake) {
    if (state != UPGRADING) {
      return;
    }
    endAttempt();
    heartbeat.reset();
    messageTime.reset();
    unhandledConnects++;
    moveTo(OPEN);
    if (heartbeat.isOn()) {
      effects.schedule(Timer.PING, heartbeat.interval());
    }
    long untilQuiet = quiet.begin();
    if (quiet.isOn()) {
      effects.schedule(Timer.HIBERNATE, untilQuiet);
    }
    effects.handleConnect(handshake);
  }

  @Override
  public void connectHandled() {
    if (unhandledConnects == 0 || --unhandledConnects > 0) { // of a link before
      return;
    }
    if (hasLink() && options.stableAfter().isZero()) {
      reconnects.stable();
    }
    if (state == OPEN) {
      if (!options.stableAfter().isZero()) {
        effects.schedule(Timer.STABLE, options.stableAfter().toNanos());
      }
      effects.opened();
    }
  }

  @Override
  public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
    if (isTrying()) {
      endAttempt();
      moveTo(IDLE);
      ask(new Question.Trouble(link, error, retryAfter));
    }
  }

  // ---- an open link ----

  @Override
  public void heard() {
    heartbeat.heard();
  }

  @Override
  public void pinged(ByteBuffer payload) {
    if (hasLink()) {
      effects.sendPong(payload);
    }
  }

  @Override
  public void ponged(ByteBuffer payload, long now) {
    if (hasLink()) {
      heartbeat.ponged(payload, now).ifPresent(effects::roundTrip);
    }
  }

  @Override
  public void closeRead(CloseStatus status) {
    if (!hasLink()) {
      return;
    }
    if (state == OPEN) {
      ending = new Ending.Disconnect(true);
      moveTo(CLOSING);
    }
    effects.sendCloseNow(status.code());
    endLink(status);
  }

  @Override
  public void violated(int closeCode, String message) {
    if (state == OPEN) {
      effects.sendCloseNow(closeCode);
      failLink(new DecodingFailed(message, closeCode));
    } else if (state == CLOSING) {
      effects.sendCloseNow(closeCode);
      endLink(ABNORMAL);
    }
  }

  @Override
  public void lost(@Nullable Throwable cause) {
    if (state == OPEN) {
      String how = cause == null ? "the peer ended TCP" : "the transport failed";
      failLink(
          new StreamingFailed("Expected a Close before the end of the stream, but " + how, cause));
    } else if (state == CLOSING) {
      endLink(ABNORMAL);
    }
  }

  @Override
  public void readingPaused(long now) {
    if (hasLink()) {
      heartbeat.readingPaused(now);
      effects.cancel(Timer.PONG);
      effects.cancel(Timer.MESSAGE);
      messageTime.reset();
    }
  }

  @Override
  public void readingResumed(long now) {
    if (!hasLink()) {
      return;
    }
    heartbeat.readingResumed(now).ifPresent(left -> effects.schedule(Timer.PONG, left));
    if (quiet.isMessageOpen()) {
      timeMessage(now);
    }
  }

  @Override
  public void messageBegun(long now) {
    if (hasLink()) {
      quiet.messageBegun();
      if (!heartbeat.isPaused()) {
        timeMessage(now);
      }
    }
  }

  @Override
  public void messageEnded() {
    if (hasLink()) {
      quiet.messageEnded();
      messageTime.ended();
    }
  }

  private void timeMessage(long now) {
    if (messageTime.begun(now)) {
      effects.schedule(Timer.MESSAGE, messageTime.limit());
    }
  }

  @Override
  public void dataMoved(long now) {
    if (state == OPEN && quiet.isOn() && quiet.data(now)) {
      effects.schedule(Timer.HIBERNATE, quiet.after());
    }
  }

  // ---- handlers ----

  @Override
  public void troubled(FreshException error) {
    if (state == TERMINATED) {
      return;
    }
    if (error instanceof HandlingFailed failed && isFatal(failed)) {
      giveUp(ExitReason.failed(failed));
    } else {
      ask(new Question.Trouble(link, error, null));
    }
  }

  @Override
  public void decided(@Nullable Recovery recovery) {
    Question asked = questions.answered();
    if (asked != null) { // else nobody waits for it any more
      recover(asked, recovery);
      questions.askNext();
    }
  }

  @Override
  public void deciderFailed(HandlingFailed failed) {
    Question asked = questions.answered();
    if (asked == null) { // nobody waits for it any more
      return;
    }
    if (asked instanceof Question.Disconnected && !isFatal(failed)) {
      questions.askInstead(new Question.Trouble(asked.link(), failed, null));
    } else {
      giveUp(ExitReason.failed(failed));
    }
  }

  // ---- time ----

  @Override
  public void expired(Timer timer, long now) {
    switch (timer) {
      case PHASE -> attemptOverdue(expectations().phase(state));
      case ATTEMPT -> attemptOverdue(expectations().attempt());
      case BACKOFF -> {
        if (state == WAITING) {
          connect();
        }
      }
      case STABLE -> {
        if (state == OPEN) {
          reconnects.stable();
        }
      }
      case PING -> ping(now);
      case PONG -> pongOverdue(now);
      case MESSAGE -> messageOverdue(now);
      case CLOSE -> {
        if (state == CLOSING) {
          endLink(ABNORMAL);
        }
      }
      case HIBERNATE -> quietExpired(now);
    }
  }

  private void messageOverdue(long now) {
    if (messageTime.expired(now)) {
      violated(CloseStatus.TOO_BIG, expectations().wholeMessage());
    } else if (messageTime.isTimed() && hasLink()) {
      effects.schedule(Timer.MESSAGE, messageTime.left(now));
    }
  }

  private void quietExpired(long now) {
    if (state != OPEN || !quiet.isTimed()) {
      return;
    }
    long left = quiet.expired(now);
    if (left > 0) {
      effects.schedule(Timer.HIBERNATE, left);
    } else {
      effects.hibernate();
    }
  }

  private void ping(long now) {
    if (state != OPEN || !heartbeat.isOn()) {
      return;
    }
    effects.sendPing();
    effects.schedule(Timer.PING, heartbeat.interval());
    if (heartbeat.pinged(now)) {
      effects.schedule(Timer.PONG, heartbeat.timeout());
    }
  }

  private void pongOverdue(long now) {
    if (state != OPEN) {
      return;
    }
    Heartbeat.Finding finding = heartbeat.expired(now);
    if (finding instanceof Heartbeat.Finding.Wait wait) {
      effects.schedule(Timer.PONG, wait.nanos());
    } else if (finding instanceof Heartbeat.Finding.Dead) {
      effects.sendCloseNow(CloseStatus.INTERNAL_ERROR);
      failLink(new StreamingFailed(expectations().pong(), null));
    }
  }

  private void attemptOverdue(String message) {
    if (isTrying()) {
      FreshException error =
          state == UPGRADING
              ? new ProcessingFailed(message, null)
              : new ConnectingFailed(message, null, true);
      effects.abort();
      attemptFailed(error, null);
    }
  }

  // ---- transitions ----

  private void connect() {
    link++;
    effects.cancel(Timer.BACKOFF);
    reconnects.begin();
    effects.schedule(Timer.ATTEMPT, options.transport().attemptTimeout().toNanos());
    if (options.uriFrom().isPresent() || options.headersFrom().isPresent()) {
      supply();
    } else {
      reach();
    }
  }

  /** The first phase of an attempt, where there are suppliers. */
  private void supply() {
    moveTo(SUPPLYING);
    effects.schedule(Timer.PHASE, options.supplierTimeout().toNanos());
    effects.supply();
  }

  private void reach() {
    dialing();
    effects.connect(reconnects.current());
  }

  private void dialing() {
    moveTo(CONNECTING);
    effects.schedule(Timer.PHASE, options.transport().connectTimeout().toNanos());
  }

  private void connectAfresh() {
    effects.reset();
    connect();
  }

  private void endAttempt() {
    effects.cancel(Timer.PHASE);
    effects.cancel(Timer.ATTEMPT);
  }

  /** Begins the closing handshake of an open link. */
  private void goodbye(int code, String reason, Ending then) {
    endWith(then);
    moveTo(CLOSING);
    effects.schedule(Timer.CLOSE, options.closeTimeout().toNanos());
    effects.sendClose(code, reason);
  }

  /** Begins the closing handshake of an open link whose messages are no longer wanted. */
  private void leave(int code, Ending then) {
    effects.stopDelivering();
    goodbye(code, "", then);
  }

  /** The closing handshake goes on, but something else follows it. */
  private void closeInsteadWith(Ending then) {
    if (!(ending instanceof Ending.Terminate)) {
      effects.stopDelivering();
      endWith(then);
    }
  }

  private void endWith(Ending then) {
    ending = then;
    if (then instanceof Ending.Terminate) {
      questions.drop();
    }
  }

  /** The link that was being closed has ended. */
  private void endLink(CloseStatus status) {
    leaveLink();
    if (ending instanceof Ending.Disconnect disconnect) {
      moveTo(IDLE);
      ask(new Question.Disconnected(link, status, disconnect.byPeer()));
    } else if (ending instanceof Ending.Terminate end) {
      terminate(end.reason());
    } else if (ending instanceof Ending.Retry retry) {
      retry(retry.error(), null);
    } else {
      connectAfresh();
    }
  }

  /** The link has failed: nothing more is processed, and {@code @OnError} decides. */
  private void failLink(FreshException error) {
    leaveLink();
    moveTo(IDLE);
    ask(new Question.Trouble(link, error, null));
  }

  private void leaveLink() {
    for (Timer timer : LINK_TIMERS) {
      effects.cancel(timer);
    }
    effects.release();
  }

  private void ask(Question question) {
    boolean terminates = state == CLOSING && ending instanceof Ending.Terminate;
    if (!terminates) { // else no handler starts any more
      questions.ask(question);
    }
  }

  private void recover(Question asked, @Nullable Recovery answer) {
    Recovery recovery = answer == null ? asked.byDefault() : answer;
    if (recovery instanceof Recovery.Reconnect) {
      reconnectAfter(asked);
    } else if (recovery instanceof Recovery.Close close) {
      boolean handlerFailed = answer == null && asked.isHandlerFailed();
      if (answer != null || handlerFailed || asked.link() == link) {
        end(close.reason(), handlerFailed ? CloseStatus.INTERNAL_ERROR : CloseStatus.NORMAL);
      } // else the application has asked for a new link meanwhile, which outweighs a default
    }
  }

  /** A handler wants a new link: in vain if there is one already, or on its way, or its loss is yet to be decided. */
  private void reconnectAfter(Question asked) {
    if (asked.link() != link) {
      return;
    }
    switch (state) {
      case OPEN -> leave(CloseStatus.NORMAL, new Ending.Retry(asked.error()));
      case CLOSING -> {
        if (ending instanceof Ending.Disconnect) { // else it is going to be, or must not be
          closeInsteadWith(new Ending.Retry(asked.error()));
        }
      }
      case IDLE -> {
        if (!questions.isUndecided(link)) {
          retry(asked.error(), asked.retryAfter());
        }
      }
      default -> {}
    }
  }

  private void retry(FreshException error, @Nullable Duration retryAfter) {
    if (reconnects.isExhausted()) {
      terminate(ExitReason.failed(error));
      return;
    }
    long delay = reconnects.nextDelayNanos(error, retryAfter);
    effects.reset();
    moveTo(WAITING);
    effects.schedule(Timer.BACKOFF, delay);
    effects.reconnecting(delay, reconnects.next());
  }

  /** Ends for good; what is healthy is closed in an orderly way. */
  private void end(ExitReason reason, int code) {
    switch (state) {
      case OPEN -> leave(code, new Ending.Terminate(reason));
      case CLOSING -> closeInsteadWith(new Ending.Terminate(reason));
      case TERMINATED -> {}
      default -> abandon(reason);
    }
  }

  /** Ends at once, with a word to a peer that is there. */
  private void giveUp(ExitReason reason) {
    if (hasLink()) {
      effects.sendCloseNow(CloseStatus.INTERNAL_ERROR);
      leaveLink();
      terminate(reason);
    } else {
      abandon(reason);
    }
  }

  /** Ends at once, without a word. */
  private void abandon(ExitReason reason) {
    if (state != WAITING && state != IDLE) {
      effects.abort();
    }
    terminate(reason);
  }

  private void terminate(ExitReason reason) {
    for (Timer timer : Timer.values()) {
      effects.cancel(timer);
    }
    questions.drop();
    moveTo(TERMINATED);
    effects.handleTerminate(reason);
  }

  /** Made when something is told of, which is rare. */
  private Expectations expectations() {
    return new Expectations(options);
  }

  private static boolean isFatal(HandlingFailed failed) {
    return failed.getCause() instanceof VirtualMachineError;
  }

  /** Whether an attempt is under way. */
  private boolean isTrying() {
    return state == SUPPLYING || state == CONNECTING || state == UPGRADING;
  }

  private boolean hasLink() {
    return state == OPEN || state == CLOSING;
  }

  private void moveTo(State next) {
    State from = state;
    state = next;
    effects.changed(from, next);
  }
}
