// SPDX-License-Identifier: MIT
package io.fresh.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import io.fresh.StructuredFormat;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.annotation.Shared;
import java.util.List;
import java.util.Objects;

/**
 * Messages in JSON, read and written by Jackson: {@code @WebSocketClient(codecs = Json.class)}. Serves all types that Jackson can read or
 * write: records, classes, enums, maps, {@code JsonNode}, and lists of them.
 *
 * <p>Unknown members are ignored, as servers add some without warning. Beyond that, what does not fit is an error: text behind
 * the value, a number with a fraction for an integer, a number for an enum, and a primitive that is null or missing (write {@code
 * Double} where a price may be). A number in quotes is a number. What is written has all members, also those that are
 * null. Nesting, numbers, names and strings have Jackson's own limits ({@code StreamReadConstraints}: 1,000 levels and
 * digits, 50,000 and 20,000,000 characters).
 *
 * <p>Another choice, or Jackson modules, for example for {@code java.time}, take a mapper of one's own:
 *
 * <pre>{@code
 * @Shared
 * final class MyJson extends Json {
 *   MyJson() {
 *     super(JsonMapper.builder().addModule(new JavaTimeModule()).build());
 *   }
 * }
 * }</pre>
 *
 * <p>A byte order mark is skipped. Decoders and encoders, as well as this format, are thread-safe; readers of members are for one
 * thread. A mapper remembers what it has learned of each type, which takes time and memory: a program has few.
 */
@Shared
public class Json implements StructuredFormat {

  private final ObjectMapper mapper;

  /** Creates a format with a mapper of its own. */
  public Json() {
    this(strict());
  }

  /**
   * Creates a format with a given mapper.
   *
   * @param mapper reads and writes; must not be configured any more
   * @throws IllegalArgumentException if it is a mapper for something else than JSON
   */
  @SuppressWarnings("exports") // a transitive requirement would be asked of those without Jackson
  protected Json(ObjectMapper mapper) {
    String format = Objects.requireNonNull(mapper, "mapper").getFactory().getFormatName();
    if (!format.equals(JsonFactory.FORMAT_NAME_JSON)) {
      throw new IllegalArgumentException("Expected a mapper for JSON, was one for " + format);
    }
    this.mapper = mapper;
  }

  private static ObjectMapper strict() {
    return JsonMapper.builder(factory())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .build();
  }

  /**
   * Names that a peer makes up must not fill the JVM's table of strings. Buffers are kept with the mapper and not with threads: event
   * loops outlive a program that a container unloads, and a virtual thread uses its own only once.
   */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .build();
  }

  @Override
  public final <T> TextDecoder<T> decoder(MessageType<T> type) {
    ObjectReader reader = mapper.readerFor(mapper.constructType(type.type()));
    return utf8 -> {
      try (JsonParser parser = JsonInput.open(reader, utf8)) {
        return reader.readValue(parser);
      }
    };
  }

  @Override
  public final <T> TextEncoder<T> encoder(MessageType<T> type) {
    ObjectWriter writer = writer(type);
    return writer::writeValueAsString;
  }

  /** A value is written as what it is, which may be a subtype, but type arguments are known here alone. */
  private ObjectWriter writer(MessageType<?> type) {
    return type.type() instanceof Class<?>
        ? mapper.writer()
        : mapper.writerFor(mapper.constructType(type.type()));
  }

  /**
   * Gives a reader of some members. Of members with the same name, the first counts. A message that is no object has none. The
   * reader looks no further than it must: what is not JSON behind the last of the members is left to the decoder.
   *
   * @param paths where they are: the name of a member, or several joined by {@code /}, outermost first; a name with a {@code /} in
   *     it cannot be given
   * @return the reader
   * @throws IllegalArgumentException if a path has an empty name
   */
  @Override
  public final MemberReader members(List<String> paths) {
    return new JsonMembers(mapper.reader(), paths);
  }
}
