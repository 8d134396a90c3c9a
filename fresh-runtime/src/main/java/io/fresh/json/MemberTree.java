// SPDX-License-Identifier: MIT
package io.fresh.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where wanted members are: a node for the message, and one for each name on the way to a member. Does not change any more. */
final class MemberTree {

  /** A member that is wanted, or on the way to one, or both. */
  static final class Node {
    private final Map<String, Node> members = new HashMap<>();
    private final int number;
    private boolean wanted;

    private Node(int number) {
      this.number = number;
    }

    /** Its number among the nodes. */
    int number() {
      return number;
    }

    boolean isWanted() {
      return wanted;
    }

    boolean isOnTheWay() {
      return !members.isEmpty();
    }

    @Nullable Node member(String name) {
      return members.get(name);
    }
  }

  private final Node root = new Node(0);
  private final int[] ends;
  private int size = 1;
  private int wanted;

  MemberTree(List<String> paths) {
    this.ends = paths.stream().mapToInt(this::add).toArray();
  }

  Node root() {
    return root;
  }

  /** How many nodes there are. */
  int size() {
    return size;
  }

  /** How many members are wanted: fewer than paths if two of these are the same. */
  int wanted() {
    return wanted;
  }

  /** The number of the node that a path leads to. */
  int end(int path) {
    return ends[path];
  }

  private int add(String path) {
    Node node = root;
    for (String name : path.split("/", -1)) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            "Expected the names of members joined by /, was \"" + path + "\"");
      }
      node = node.members.computeIfAbsent(name, missing -> new Node(size++));
    }
    if (!node.wanted) {
      node.wanted = true;
      wanted++;
    }
    return node.number;
  }
}
