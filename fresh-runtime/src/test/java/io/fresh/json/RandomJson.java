// SPDX-License-Identifier: MIT
package io.fresh.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Makes up messages in which names repeat at all depths, so that a path often leads somewhere. */
final class RandomJson {

  private static final List<String> NAMES = List.of("e", "data", "type", "é", "€𝄞", "a\"b", "\\");
  private static final List<String> SCALARS =
      List.of(
          "true",
          "false",
          "null",
          "0",
          "-1",
          "12.50",
          "1e5",
          "-0.1E-7",
          "\"\"",
          "\"t\"",
          "\"€𝄞\"",
          "\"\\u00e9\\n\"",
          "\"}\"",
          "\"\\\"\\\\\"",
          "\"" + "long ".repeat(300) + "\"");
  private static final List<String> SPACES = List.of("", "", "", " ", "\n  ", "\t", "\r\n");

  private final RandomGenerator random;

  RandomJson(RandomGenerator random) {
    this.random = random;
  }

  /** A message. */
  String object() {
    return space() + object(0) + space();
  }

  /** A path that may lead somewhere. */
  String path() {
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      names.add(any(NAMES));
    }
    return String.join("/", names);
  }

  private String object(int depth) {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, new Random(random.nextLong()));
    List<String> members = new ArrayList<>();
    for (String name : names.subList(0, random.nextInt(NAMES.size()))) {
      members.add(space() + quoted(name) + space() + ":" + space() + value(depth + 1) + space());
    }
    return "{" + (members.isEmpty() ? space() : String.join(",", members)) + "}";
  }

  private String array(int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(space() + value(depth + 1) + space());
    }
    return "[" + (items.isEmpty() ? space() : String.join(",", items)) + "]";
  }

  private String value(int depth) {
    int kind = depth > 4 ? 9 : random.nextInt(10);
    return kind < 4 ? object(depth) : kind < 5 ? array(depth) : any(SCALARS);
  }

  /** A character may be written as an escape. */
  private String quoted(String name) {
    boolean escaped = name.contains("\"") || name.contains("\\") || random.nextInt(8) == 0;
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      quoted.append(escaped ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }

  private String space() {
    return any(SPACES);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
