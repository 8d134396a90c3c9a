// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Optional;

/**
 * Knows live connections by name. The registry behind {@link Name#local} knows those of this program; one of a cluster can be written by
 * implementing this.
 *
 * <p>The rules that every registry keeps:
 *
 * <ol>
 *   <li><b>One holder.</b> Of several claims of a key, in whatever order and from wherever, exactly one succeeds; each of the others is
 *       told who holds the key. The holder keeps it until it is released, however often others claim it.
 *   <li><b>Claimed is found.</b> From the return of a successful claim to the release, {@link #resolve} finds the holder.
 *   <li><b>Only the holder releases.</b> A release by any other connection changes nothing. It is called also for a connection whose
 *       claim was refused or has thrown: a claim that was given up half way must not hold the key.
 *   <li><b>Released is free.</b> From the return of a release on, the key is not found and can be claimed.
 *   <li><b>Keys are apart.</b> What happens to one key has no effect on another. A connection holds one key at most.
 *   <li><b>A split heals to one holder.</b> A registry that can be split, and finds two holders of one key when it is whole again,
 *       keeps one and ends the other by {@link Connection#stop(ExitReason)} with an {@link ExitReason.Shutdown} that says so. The key
 *       stays with the one that is kept when the other, at its end, releases it.
 *   <li><b>The dead hold nothing.</b> A registry that learns that a holder's program has gone releases what it held.
 * </ol>
 *
 * <p><b>Time.</b> A connection holds its key from before it begins to connect until its {@code @OnTerminate} has returned; then come its
 * links, and {@link Connection#terminated()} last: who starts a successor because of either finds the name free.
 *
 * <p><b>Threads.</b> All methods may be called by several threads at once. {@link #claim} is called by the thread that starts a
 * connection, which waits for it; a supervisor starts a child again on an event loop, so one whose claims take long must not be used for
 * supervised connections. {@link #release} is called on the connection's event loop (by the thread that starts it, if it is not
 * to be started after all), and {@link #resolve} by whoever looks a name up, on an event loop too: these two must not block, but answer
 * from what this program knows.
 *
 * <p><b>Errors.</b> What {@code claim} throws is thrown by {@code start}, and nothing has been started. What {@code release} throws is
 * logged, and the connection ends all the same. What {@code resolve} throws is thrown to the caller.
 */
public interface NameRegistry {

  /**
   * Claims a key for a connection that is about to start. The connection may be stopped at once, its other methods make sense once it
   * has been started.
   *
   * @param key the key
   * @param connection who claims it
   * @return empty if the key is now held by {@code connection}; else who holds it
   */
  Optional<Connection> claim(String key, Connection connection);

  /**
   * Looks up who holds a key.
   *
   * @param key the key
   * @return the holder, which may be a stand-in for a connection in another program; empty if nobody holds it
   */
  Optional<Connection> resolve(String key);

  /**
   * Gives a key back.
   *
   * @param key the key
   * @param connection who held it; without effect if it does not
   */
  void release(String key, Connection connection);
}
