// SPDX-License-Identifier: MIT
package io.fresh;

import io.fresh.internal.link.Links;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A linked side that only remembers what it was told. It ends when it is stopped, or, if it lingers, when the test says so. */
public class FakeLink implements Link {

  private final Links links = new Links();
  private final List<ExitReason> heard = new CopyOnWriteArrayList<>();
  private final List<ExitReason> stops = new CopyOnWriteArrayList<>();
  private final CompletableFuture<ExitReason> stopped = new CompletableFuture<>();
  private final CompletableFuture<ExitReason> terminated = new CompletableFuture<>();
  private final boolean lingers;

  /** One that ends at once. */
  public FakeLink() {
    this(false);
  }

  /**
   * One that ends at once, or not.
   *
   * @param lingers whether {@link #end} alone ends it
   */
  public FakeLink(boolean lingers) {
    this.lingers = lingers;
  }

  /** The reasons that linked sides have ended for. */
  public final List<ExitReason> heard() {
    return heard;
  }

  /** The reasons it was stopped for. */
  public final List<ExitReason> stops() {
    return stops;
  }

  /** Completes when it is stopped for the first time. */
  public final CompletionStage<ExitReason> stopped() {
    return stopped;
  }

  /** Tells its links that it has ended, which is not quite so before {@link #end}. */
  public final void signal(ExitReason reason) {
    links.signal(this, reason);
  }

  /** Ends now. */
  public final void end(ExitReason reason) {
    signal(reason);
    terminated.complete(reason);
  }

  @Override
  public final void stop(ExitReason reason) {
    stops.add(reason);
    stopped.complete(reason);
    if (!lingers) {
      end(reason);
    }
  }

  @Override
  public final void kill() {
    end(ExitReason.killed());
  }

  @Override
  public final CompletionStage<ExitReason> terminated() {
    return terminated;
  }

  @Override
  public final void attach(Link other) {
    links.attach(this, other);
  }

  @Override
  public final boolean isLinkedTo(Link other) {
    return links.contains(other);
  }

  @Override
  public final void detach(Link other) {
    links.detach(other);
  }

  @Override
  public void exited(Link other, ExitReason reason) {
    detach(other);
    heard.add(reason);
    if (!(reason instanceof ExitReason.Normal)) {
      stop(reason);
    }
  }
}
