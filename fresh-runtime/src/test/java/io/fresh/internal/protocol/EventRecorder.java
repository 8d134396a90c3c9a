// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a decoder says. */
class EventRecorder implements MessageSink {

  private final List<Event> events = new ArrayList<>();

  List<Event> events() {
    return events;
  }

  void add(Event event) {
    events.add(event);
  }

  @Override
  public void text(String text) {
    add(Event.text(text));
  }

  @Override
  public void text(ByteBuf buffer, int index, int length) {
    add(Event.text(buffer.toString(index, length, UTF_8)));
  }

  @Override
  public void binary(ByteBuf buffer, int index, int length) {
    add(Event.binary(ByteBufUtil.getBytes(buffer, index, length)));
  }

  @Override
  public void textPart(String text, boolean last) {
    add(Event.textPart(text, last));
  }

  @Override
  public void textPart(ByteBuf buffer, int index, int length, boolean last) {
    add(Event.textPart(buffer.toString(index, length, UTF_8), last));
  }

  @Override
  public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
    add(Event.binaryPart(last, ByteBufUtil.getBytes(buffer, index, length)));
  }

  @Override
  public void ping(ByteBuf buffer, int index, int length) {
    add(Event.ping(buffer.toString(index, length, UTF_8)));
  }

  @Override
  public void pong(ByteBuf buffer, int index, int length) {
    add(Event.pong(buffer.toString(index, length, UTF_8)));
  }

  @Override
  public void close(int code, String reason) {
    add(Event.close(code, reason));
  }
}
