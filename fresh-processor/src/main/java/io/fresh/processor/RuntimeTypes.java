// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;

/**
 * The types of the runtime, and those it builds upon, by name: the processor must not depend on the runtime. A test holds
 * the names against it.
 */
final class RuntimeTypes {

  private static final String API = "io.fresh";
  private static final String SPI = "io.fresh.spi";

  static final ClassName BINARY_DECODER = ClassName.get(API, "BinaryDecoder");
  static final ClassName BINARY_ENCODER = ClassName.get(API, "BinaryEncoder");
  static final ClassName CHILD_SPEC = ClassName.get(API, "ChildSpec");
  static final ClassName CLOSE_STATUS = ClassName.get(API, "CloseStatus");
  static final ClassName CONNECTION = ClassName.get(API, "Connection");
  static final ClassName EXIT_REASON = ClassName.get(API, "ExitReason");
  static final ClassName FRAME = ClassName.get(API, "Frame");
  static final ClassName FRESH_EXCEPTION = ClassName.get(API, "FreshException");
  static final ClassName HANDSHAKE = ClassName.get(API, "Handshake");
  static final ClassName HEADERS = ClassName.get(API, "Headers");
  static final ClassName LINK = ClassName.get(API, "Link");
  static final ClassName MEMBER_READER = ClassName.get(API, "MemberReader");
  static final ClassName MESSAGE_TYPE = ClassName.get(API, "MessageType");
  static final ClassName NAME = ClassName.get(API, "Name");
  static final ClassName OPTIONS = ClassName.get(API, "Options");
  static final ClassName REACTION = ClassName.get(API, "Reaction");
  static final ClassName REACTION_WITH = REACTION.nestedClass("With");
  static final ClassName RECOVERY = ClassName.get(API, "Recovery");
  static final ClassName RECOVERY_WITH = RECOVERY.nestedClass("With");
  static final ClassName SEND_OUTCOME = ClassName.get(API, "SendOutcome");
  static final ClassName STRUCTURED_FORMAT = ClassName.get(API, "StructuredFormat");
  static final ClassName TEXT_DECODER = ClassName.get(API, "TextDecoder");
  static final ClassName TEXT_ENCODER = ClassName.get(API, "TextEncoder");
  static final ClassName TEXT_FORMAT = ClassName.get(API, "TextFormat");
  static final ClassName UPGRADE_OPTIONS = ClassName.get(API, "UpgradeOptions");

  static final ClassName CLIENTS = ClassName.get(SPI, "Clients");
  static final ClassName DISPATCHER = ClassName.get(SPI, "Dispatcher");
  static final ClassName FIELD = ClassName.get(SPI, "Field");
  static final ClassName MESSAGE_FORM = ClassName.get(SPI, "MessageForm");
  static final ClassName OUTBOX = ClassName.get(SPI, "Outbox");
  static final ClassName SENDING = ClassName.get(SPI, "Sending");
  static final ClassName STATEFUL_DISPATCHER = ClassName.get(SPI, "StatefulDispatcher");
  static final ClassName URI_TEMPLATE = ClassName.get(SPI, "UriTemplate");
  static final ClassName VERDICT = ClassName.get(SPI, "Verdict");

  static final ClassName BYTE_BUF = ClassName.get("io.netty.buffer", "ByteBuf");
  static final ClassName UNPOOLED = ClassName.get("io.netty.buffer", "Unpooled");

  static final ClassName JSON = ClassName.get("io.fresh.json", "Json");
  static final ClassName JACKSON = ClassName.get("com.fasterxml.jackson.databind", "ObjectMapper");

  private RuntimeTypes() {}
}
