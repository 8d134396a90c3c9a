// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;

/**
 * The part of a decoder that reads compressed messages (RFC 7692): inflates what comes of them, and hands on what comes out, whole or in
 * parts.
 */
final class CompressedMessages {

  private final PartialMessage message;
  private final InflatedMessage inflated;
  private final MessageForms forms;
  private boolean released;

  CompressedMessages(PartialMessage message, InflatedMessage inflated, MessageForms forms) {
    this.message = message;
    this.inflated = inflated;
    this.forms = forms;
  }

  /** A data frame begins. */
  void beginFrame() {
    inflated.beginFrame();
  }

  /**
   * Reads what has come of a frame of the message that is open.
   *
   * @param last whether the message ends with it
   */
  void read(ByteBuf in, int index, int length, boolean last, MessageSink sink)
      throws ProtocolViolation {
    if (message.isInParts()) {
      inflated.feed(in, index, length);
      readParts(last, sink);
    } else {
      readWhole(in, index, length, last, sink);
    }
  }

  /** No message is open, nor will one begin soon. */
  void hibernate() {
    inflated.hibernate();
  }

  /** Nothing more is read. May be called by the sink. */
  void release() {
    released = true;
    inflated.release();
  }

  /** A text that has come at once is checked when it is decoded, any other one as it comes. */
  private void readWhole(ByteBuf in, int index, int length, boolean last, MessageSink sink)
      throws ProtocolViolation {
    int opcode = message.opcode();
    boolean atOnce = last && inflated.isEmpty();
    if (atOnce) {
      inflated.appendAll(in, index, length);
    } else {
      inflated.append(in, index, length, opcode == Opcode.TEXT);
    }
    if (!last) {
      return;
    }
    ByteBuf whole = inflated.take();
    message.end();
    try {
      if (atOnce) {
        forms.unchecked(opcode, whole, whole.readerIndex(), whole.readableBytes(), sink);
      } else {
        forms.checked(opcode, whole, whole.readerIndex(), whole.readableBytes(), sink);
      }
    } finally {
      inflated.giveBack(whole);
    }
  }

  private void readParts(boolean last, MessageSink sink) throws ProtocolViolation {
    boolean more = true;
    while (more && !released) {
      ByteBuf part = inflated.nextPart();
      try {
        more = !part.isWritable();
        handOn(part, last && !more, sink);
      } finally {
        part.release();
      }
    }
  }

  private void handOn(ByteBuf part, boolean last, MessageSink sink) throws ProtocolViolation {
    int opcode = message.opcode();
    if (last) {
      inflated.endMessage();
    }
    message.handedOn(part.readableBytes(), last);
    forms.part(opcode, part, part.readerIndex(), part.readableBytes(), last, sink);
  }
}
