// SPDX-License-Identifier: MIT
package io.fresh.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import io.fresh.MemberReader;
import io.fresh.json.MemberTree.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the tokens of a message until all wanted members are found, into an object only if one of them is in it. Remembers
 * where values begin and end in the message; no tree is made.
 */
final class JsonMembers implements MemberReader {

  private static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final ObjectReader reader;
  private final MemberTree tree;

  // What was found, by the numbers of nodes.
  private final boolean[] seen;
  private final boolean[] found;
  private final @Nullable String[] texts;
  private final int[] begins;
  private final int[] ends;

  private ByteBuffer message = NONE;
  private int start;

  /** How many are wanted and not found. */
  private int missing;

  JsonMembers(ObjectReader reader, List<String> paths) {
    this.reader = reader;
    this.tree = new MemberTree(paths);
    this.seen = new boolean[tree.size()];
    this.found = new boolean[tree.size()];
    this.texts = new @Nullable String[tree.size()];
    this.begins = new int[tree.size()];
    this.ends = new int[tree.size()];
  }

  @Override
  public void read(ByteBuffer utf8) throws IOException {
    Arrays.fill(seen, false);
    Arrays.fill(found, false);
    Arrays.fill(texts, null);
    missing = tree.wanted();
    message = utf8.isReadOnly() ? utf8 : utf8.asReadOnlyBuffer();
    start = utf8.position();
    try (JsonParser parser = JsonInput.open(reader, utf8)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonParseException(parser, "Expected JSON, was empty");
      }
      if (first == JsonToken.START_OBJECT) {
        members(parser, tree.root());
      }
    }
  }

  @Override
  public @Nullable String text(int index) {
    return texts[tree.end(index)];
  }

  @Override
  public @Nullable ByteBuffer value(int index) {
    int node = tree.end(index);
    return found[node] ? message.slice(begins[node], ends[node] - begins[node]) : null;
  }

  /** From behind the bracket that opens an object to the one that closes it, or to where nothing is missing any more. */
  private void members(JsonParser parser, Node object) throws IOException {
    while (missing > 0 && parser.nextToken() == JsonToken.FIELD_NAME) {
      Node member = object.member(parser.currentName());
      parser.nextToken();
      if (member == null || seen[member.number()]) {
        parser.skipChildren();
      } else {
        member(parser, member);
      }
    }
  }

  private void member(JsonParser parser, Node member) throws IOException {
    int number = member.number();
    seen[number] = true;
    begins[number] = index(parser.currentTokenLocation().getByteOffset());
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT && member.isOnTheWay()) {
      members(parser, member);
    } else if (token.isScalarValue()) {
      String text = parser.getText(); // also moves behind it
      texts[number] = token == JsonToken.VALUE_NULL ? null : text;
    } else {
      parser.skipChildren();
    }
    if (member.isWanted()) { // as it was missing so far, all members of it have been read
      ends[number] = index(parser.currentLocation().getByteOffset());
      found[number] = true;
      missing--;
    }
  }

  private int index(long offset) {
    return start + (int) offset;
  }
}
