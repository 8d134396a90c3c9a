// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The messages of a workload, in the order in which they are sent, again and again. The same on both ends. */
public final class Corpus {

  private static final String[] BEYOND_ASCII = {"é", "ß", "Ж", "€", "漢", "\uD83D\uDE00"};

  private final boolean text;
  private final List<String> texts = new ArrayList<>();
  private final List<byte[]> payloads = new ArrayList<>();

  private Corpus(boolean text) {
    this.text = text;
  }

  public static Corpus of(Content content) {
    Corpus corpus = new Corpus(content.isText());
    Random random = new Random(42);
    for (int number = 0; number < content.different(); number++) {
      if (content.isText()) {
        corpus.add(text(content, number, random));
      } else {
        byte[] payload = new byte[content.bytes()];
        random.nextBytes(payload);
        corpus.payloads.add(payload);
      }
    }
    return corpus;
  }

  public int size() {
    return payloads.size();
  }

  public boolean isText() {
    return text;
  }

  public String text(int number) {
    return texts.get(number);
  }

  /** Not a copy: nobody writes to it. */
  public byte[] payload(int number) {
    return payloads.get(number);
  }

  private void add(String message) {
    texts.add(message);
    payloads.add(message.getBytes(UTF_8));
  }

  private static String text(Content content, int number, Random random) {
    return switch (content) {
      case TEXT_16K -> prose(content.bytes(), number, random);
      case JSON_1K -> book(content.bytes(), number, random);
      default -> trade(number, random);
    };
  }

  private static String trade(int number, Random random) {
    return "{\"type\":\"trade\",\"symbol\":\"BTC-USD\",\"price\":\"%08.2f\",\"size\":\"%06.4f\",\"sequence\":%08d,\"buy\":%d}"
        .formatted(
            20_000 + random.nextInt(10_000_000) / 100.0,
            random.nextInt(90_000) / 10_000.0,
            number,
            random.nextInt(2));
  }

  private static String book(int bytes, int number, Random random) {
    StringBuilder json = new StringBuilder(bytes);
    json.append("{\"type\":\"book\",\"sequence\":").append(number).append(",\"levels\":[");
    while (json.length() < bytes - 50) {
      json.append("{\"price\":")
          .append(60_000 + random.nextInt(1000))
          .append(".5,\"size\":")
          .append(random.nextInt(100))
          .append(".25},");
    }
    return json.append("{}]}").toString();
  }

  private static String prose(int bytes, int number, Random random) {
    StringBuilder prose = new StringBuilder(bytes).append(number);
    int length = prose.length();
    while (length < bytes - 8) {
      if (random.nextInt(100) == 0) {
        String letter = BEYOND_ASCII[random.nextInt(BEYOND_ASCII.length)];
        prose.append(letter);
        length += letter.getBytes(UTF_8).length;
      } else {
        prose.append((char) ('a' + random.nextInt(26)));
        length++;
      }
    }
    return prose.toString();
  }
}
