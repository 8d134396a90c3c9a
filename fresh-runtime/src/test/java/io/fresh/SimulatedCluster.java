// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A registry that spans two programs, here and there, which can lose sight of each other. While they are split, each goes on with what
 * it knew; when they are whole again, the holder here is kept and the one there is stopped.
 */
public final class SimulatedCluster {

  private final NameRegistry here = new Node(true);
  private final NameRegistry there = new Node(false);

  /** What the program here knows; what both know while the cluster is whole. Guarded by this, as is all else. */
  private Map<String, Connection> knownHere = new HashMap<>();

  private Map<String, Connection> knownThere = knownHere;

  /** The registry as one program sees it. */
  public NameRegistry here() {
    return here;
  }

  /** The registry as the other program sees it. */
  public NameRegistry there() {
    return there;
  }

  /** From now on neither hears of the other. */
  public synchronized void split() {
    knownThere = new HashMap<>(knownHere);
  }

  /** Makes it whole again. */
  public void heal() {
    heldTwice().forEach((key, loser) -> loser.stop(doubleHolder(key)));
  }

  /** The reason that the loser of a split ends for. */
  public static ExitReason doubleHolder(String key) {
    return ExitReason.shutdown("the name '" + key + "' was held twice while the cluster was split");
  }

  /** Merges what is known, and returns who has lost its name by that. */
  private synchronized Map<String, Connection> heldTwice() {
    Map<String, Connection> losers = new HashMap<>();
    knownThere.forEach(
        (key, connection) -> {
          Connection kept = knownHere.putIfAbsent(key, connection);
          if (kept != null && kept != connection) {
            losers.put(key, connection);
          }
        });
    knownThere = knownHere;
    return losers;
  }

  private final class Node implements NameRegistry {

    private final boolean isHere;

    Node(boolean isHere) {
      this.isHere = isHere;
    }

    private Map<String, Connection> known() {
      return isHere ? knownHere : knownThere;
    }

    @Override
    public Optional<Connection> claim(String key, Connection connection) {
      synchronized (SimulatedCluster.this) {
        return Optional.ofNullable(known().putIfAbsent(key, connection));
      }
    }

    @Override
    public Optional<Connection> resolve(String key) {
      synchronized (SimulatedCluster.this) {
        return Optional.ofNullable(known().get(key));
      }
    }

    @Override
    public void release(String key, Connection connection) {
      synchronized (SimulatedCluster.this) {
        known().remove(key, connection);
      }
    }
  }
}
