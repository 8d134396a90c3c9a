// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's frames and hands on messages and control frames (RFC 6455 §5, §6.2).
 *
 * <p>Frames are parsed in place: a message of one frame that lies in the input as a whole goes to the sink as a range of
 * the input. Only what is cut, by the end of the input or into fragments, is copied, once. A text is checked to be UTF-8
 * over the whole message, once, and refused at the first bad byte, also while the message is incomplete.
 *
 * <p>What is wanted in parts is handed on as it lies in the input: a part is what has come of one frame. Nothing of it is held
 * but the beginning of a code point that is cut.
 *
 * <p>The decoder ends with the peer's Close, a violation or {@link #discard()}, and skips every byte from then on. It is
 * owned by one thread. {@link #close()} frees what it holds.
 */
public final class FrameDecoder implements AutoCloseable {

  /** Of compressed data that becomes parts; usually that is one or two of them. */
  private static final int SLICE = 4 << 10;

  /** In place of the first byte of a frame: what no byte is. */
  private static final int NOTHING = 0x100;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private enum Phase {
    HEADER,
    PAYLOAD,
    ENDED
  }

  private final ByteBufAllocator allocator;
  private final TextReader texts;
  private final MessageForms forms;
  private final FrameHeader header;
  private final PartialMessage message;
  private final Scratch scratch;

  /** The first byte of a text, or binary message, of one frame; of none if it is wanted in parts. */
  private final int wholeText;

  private final int wholeBinary;

  private final int maxWhole;

  /** Null unless compression was agreed on. */
  private final @Nullable CompressedMessages compressed;

  private Phase phase = Phase.HEADER;

  /** The beginning of a header whose end has not come. */
  private @Nullable ByteBuf cutHeader;

  /** The beginning of a control frame's payload whose end has not come; a message may be open at the same time. */
  private @Nullable ByteBuf cutControl;

  /** How much of the current frame's payload has not come. */
  private int missing;

  /**
   * Creates a decoder for one connection without an extension.
   *
   * @param allocator gives the buffers for what is cut
   * @param limits how much of it there may be
   * @param textForm whether the sink gets texts as strings or as ranges, and whole or in parts
   * @param binaryForm whether the sink gets binary messages whole or in parts
   * @param scratch shared by the decoders of the owning thread
   */
  public FrameDecoder(
      ByteBufAllocator allocator,
      DecoderLimits limits,
      MessageForm textForm,
      MessageForm binaryForm,
      Scratch scratch) {
    this(allocator, limits, textForm, binaryForm, scratch, null);
  }

  /**
   * Creates a decoder for one connection.
   *
   * @param allocator gives the buffers for what is cut
   * @param limits how much of it there may be
   * @param textForm whether the sink gets texts as strings or as ranges, and whole or in parts
   * @param binaryForm whether the sink gets binary messages whole or in parts
   * @param scratch shared by the decoders of the owning thread
   * @param inflater for messages that are compressed, and freed with the decoder; {@code null} if that was not agreed on
   */
  public FrameDecoder(
      ByteBufAllocator allocator,
      DecoderLimits limits,
      MessageForm textForm,
      MessageForm binaryForm,
      Scratch scratch,
      @Nullable MessageInflater inflater) {
    this.allocator = allocator;
    this.header = new FrameHeader(inflater != null);
    this.texts = scratch.texts();
    this.forms = new MessageForms(allocator, texts, textForm);
    this.message = new PartialMessage(limits, textForm, binaryForm, texts, scratch.held());
    this.scratch = scratch;
    this.wholeText = whole(textForm, Opcode.TEXT);
    this.wholeBinary = whole(binaryForm, Opcode.BINARY);
    this.maxWhole = Math.min(limits.frame(), limits.message());
    this.compressed =
        inflater == null
            ? null
            : new CompressedMessages(
                message, new InflatedMessage(allocator, limits, inflater), forms);
  }

  /**
   * Reads the input: all of it, or until the sink is full. What is then left of it is to be decoded first when the sink has room
   * again.
   *
   * @param in the input; what has been read of it is not needed afterwards
   * @param sink takes what is found
   * @throws ProtocolViolation if the input breaks a rule; what came before it has been handed on, what follows is not read
   */
  public void decode(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    try {
      while (phase != Phase.ENDED && in.isReadable() && !sink.isFull()) {
        if (phase == Phase.PAYLOAD) {
          readPayload(in, sink);
        } else if (in.hasArray()) {
          readFrame(in, sink);
        } else {
          readStaged(in, sink);
        }
      }
    } catch (ProtocolViolation violation) {
      discard();
      throw violation;
    } finally {
      if (phase == Phase.ENDED) {
        in.skipBytes(in.readableBytes());
      }
    }
  }

  /**
   * Where the next bytes of the input may be read to straight away, behind those that are there.
   *
   * @return a buffer with room for bytes of the current message alone; {@code null} if they are to be read elsewhere and {@linkplain
   *     #decode decoded}
   */
  public @Nullable ByteBuf destination() {
    boolean held = phase == Phase.PAYLOAD && !header.isControl() && !message.isPassing();
    return held ? message.destination(missing) : null;
  }

  /**
   * Tells whether a buffer is the {@link #destination()}.
   *
   * @param buffer what was read to
   * @return whether bytes in it have {@linkplain #arrived arrived}, and are not to be decoded
   */
  public boolean isDestination(ByteBuf buffer) {
    return message.isDestination(buffer);
  }

  /**
   * Takes what has been read to the {@link #destination()}.
   *
   * @param sink takes what is found
   * @throws ProtocolViolation if it breaks a rule
   */
  public void arrived(MessageSink sink) throws ProtocolViolation {
    missing -= message.arrived();
    if (missing == 0) {
      phase = Phase.HEADER;
      endFrame(sink);
    }
  }

  /**
   * Reads nothing more: the rest of the current input and all later input is skipped. May be called by the sink, whose
   * buffer stays valid until it returns.
   */
  public void discard() {
    phase = Phase.ENDED;
    message.release();
    if (compressed != null) {
      compressed.release();
    }
    cutHeader = null;
    if (cutControl != null) {
      cutControl.release();
      cutControl = null;
    }
  }

  /** Gives back what is needed only to inflate, unless a message is incomplete. What the next message may refer to is kept. */
  public void hibernate() {
    if (compressed != null && !message.isOpen()) {
      compressed.hibernate();
    }
  }

  /** Frees what is held. The same as {@link #discard()}; may be called twice. */
  @Override
  public void close() {
    discard();
  }

  /**
   * Tells whether a message is incomplete, so that its owner can bound the time that it takes. A number, not a boolean: two
   * looks may both find a message incomplete, and not the same, or one that has gone on in parts.
   *
   * @return a number that is another for each message, and for each part; 0 if no message is incomplete
   */
  public long incompleteMessage() {
    return message.isOpen() ? message.progress() : 0;
  }

  /**
   * Tells how many messages have begun, complete or not: so their owner learns whether there were some without being told
   * of each.
   *
   * @return the number, from 0
   */
  public long messagesBegun() {
    return message.number();
  }

  private static int whole(MessageForm form, int opcode) {
    return form.isPartial() ? NOTHING : (byte) (FrameHeader.FIN | opcode);
  }

  /** Frames are parsed in an array, into which what lies outside of the heap is copied at once; but not what is to be held. */
  private void readStaged(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    ByteBuf staged = scratch.stage(in);
    int length = staged.readableBytes();
    try {
      while (phase == Phase.HEADER && staged.isReadable() && !sink.isFull()) {
        readFrame(staged, sink);
      }
    } finally {
      in.skipBytes(length - staged.readableBytes());
    }
  }

  private void readFrame(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    if (cutHeader == null && !message.isOpen()) {
      readWholeMessages(in, sink);
    }
    if (phase == Phase.HEADER && in.isReadable() && !sink.isFull() && readHeader(in)) {
      beginFrame(in, sink);
    }
  }

  /**
   * The way of nearly all messages: those of one frame that are there as a whole go to the sink without a step through the phases.
   * Leaves all others, and every doubt.
   */
  private void readWholeMessages(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    byte[] bytes = in.array();
    int offset = in.arrayOffset();
    int end = in.writerIndex();
    int index = in.readerIndex();
    try {
      while (end - index >= 2 && phase == Phase.HEADER && !sink.isFull()) {
        int first = bytes[offset + index];
        int length = bytes[offset + index + 1];
        int payload = index + 2;
        if (length == FrameHeader.LENGTH_16 && end - payload >= Short.BYTES) {
          length = (short) SHORT.get(bytes, offset + payload) & 0xFFFF;
          payload += Short.BYTES;
          if (length < FrameHeader.LENGTH_16) {
            return;
          }
        } else if (length < 0 || length >= FrameHeader.LENGTH_16) {
          return;
        }
        boolean whole = first == wholeText || first == wholeBinary;
        if (!whole || length > maxWhole || length > end - payload) {
          return;
        }
        index = payload + length;
        message.passedBy();
        forms.unchecked(first & FrameHeader.OPCODE, in, payload, length, sink);
      }
    } finally {
      in.readerIndex(index);
    }
  }

  private boolean readHeader(ByteBuf in) throws ProtocolViolation {
    if (cutHeader == null) {
      int size = header.read(in, in.readerIndex(), in.readableBytes());
      if (size > 0) {
        in.skipBytes(size);
        return true;
      }
      cutHeader = Unpooled.wrappedBuffer(new byte[FrameHeader.MAX_SIZE]).clear();
    }
    return readCutHeader(in, cutHeader);
  }

  private boolean readCutHeader(ByteBuf in, ByteBuf cut) throws ProtocolViolation {
    while (in.isReadable()) {
      cut.writeByte(in.readByte());
      if (header.read(cut, 0, cut.writerIndex()) > 0) {
        cutHeader = null;
        return true;
      }
    }
    return false;
  }

  private void beginFrame(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    if (!header.isControl()) {
      message.admit(header);
      if (compressed != null) {
        compressed.beginFrame();
      }
    }
    missing = (int) header.length();
    if (readable(in) >= missing) {
      readWhole(in, sink);
    } else {
      phase = Phase.PAYLOAD;
    }
  }

  /** How much is read at a time: less where a little may become many parts, as any of them may fill the sink. */
  private int readable(ByteBuf in) {
    boolean sliced =
        compressed != null && !header.isControl() && message.isCompressed() && message.isInParts();
    return sliced ? Math.min(in.readableBytes(), SLICE) : in.readableBytes();
  }

  /** The whole payload is there: nothing is copied, unless it is a part of a fragmented message. */
  private void readWhole(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    int index = in.readerIndex();
    int length = missing;
    if (header.isControl()) {
      in.readerIndex(index + length);
      deliverControl(in, index, length, sink);
    } else if (message.isPassing()) {
      pass(in, length, header.isLast(), sink);
    } else if (header.isLast() && message.isFirstFrame()) {
      in.readerIndex(index + length);
      int opcode = message.opcode();
      message.end();
      forms.unchecked(opcode, in, index, length, sink);
    } else {
      message.append(in, length, header.isLast());
      endFrame(sink);
    }
  }

  private void readPayload(ByteBuf in, MessageSink sink) throws ProtocolViolation {
    int length = Math.min(missing, readable(in));
    boolean complete = length == missing;
    if (complete) {
      phase = Phase.HEADER;
    }
    if (!header.isControl() && message.isPassing()) {
      missing -= length;
      pass(in, length, header.isLast() && complete, sink);
      return;
    }
    hold(in, length);
    missing -= length;
    if (complete) {
      endFrame(sink);
    }
  }

  private void hold(ByteBuf in, int length) throws ProtocolViolation {
    if (!header.isControl()) {
      message.append(in, length, header.isLast());
      return;
    }
    if (cutControl == null) {
      cutControl = allocator.heapBuffer(missing);
    }
    cutControl.writeBytes(in, length);
  }

  /** Takes what has come of a frame of a message that is not held as it came. */
  private void pass(ByteBuf in, int length, boolean last, MessageSink sink)
      throws ProtocolViolation {
    int index = in.readerIndex();
    in.skipBytes(length);
    if (compressed != null && message.isCompressed()) {
      readCompressed(compressed, in, index, length, last, sink);
      return;
    }
    int opcode = message.opcode();
    message.handedOn(length, last);
    forms.part(opcode, in, index, length, last, sink);
  }

  /** A sink that throws at a part leaves behind what has not been inflated, and with it all that follows: nothing more is read then. */
  private void readCompressed(
      CompressedMessages from, ByteBuf in, int index, int length, boolean last, MessageSink sink)
      throws ProtocolViolation {
    boolean done = !message.isInParts();
    try {
      from.read(in, index, length, last, sink);
      done = true;
    } finally {
      if (!done) {
        discard();
      }
    }
  }

  /** The current frame, which had been copied, is complete. */
  private void endFrame(MessageSink sink) throws ProtocolViolation {
    ByteBuf control = cutControl;
    if (control != null) {
      cutControl = null;
      try {
        deliverControl(control, control.readerIndex(), control.readableBytes(), sink);
      } finally {
        control.release();
      }
    } else if (header.isLast()) {
      endMessage(sink);
    }
  }

  private void endMessage(MessageSink sink) throws ProtocolViolation {
    byte[] array = message.takeArray();
    if (array != null) {
      sink.binary(array);
      return;
    }
    int opcode = message.opcode();
    ByteBuf whole = message.take();
    try {
      forms.checked(opcode, whole, whole.readerIndex(), whole.readableBytes(), sink);
    } finally {
      message.giveBack(whole);
    }
  }

  private void deliverControl(ByteBuf buffer, int index, int length, MessageSink sink)
      throws ProtocolViolation {
    switch (header.opcode()) {
      case Opcode.PING -> sink.ping(buffer, index, length);
      case Opcode.PONG -> sink.pong(buffer, index, length);
      default -> {
        discard();
        ClosePayload.deliver(buffer, index, length, texts, sink);
      }
    }
  }
}
