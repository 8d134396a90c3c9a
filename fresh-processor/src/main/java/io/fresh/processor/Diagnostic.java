// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;

/**
 * Everything that the processor can find wrong. A code, once published, keeps its meaning: people search for it, and
 * suppress warnings by it. {@code docs/diagnostics.md} has an example for each, and a test holds it against this list.
 */
enum Diagnostic {
  CLIENT_KIND(
      Kind.ERROR,
      "A client is a class or a record.",
      "@WebSocketClient '%s' must be a class; it is %s.",
      "Write a final class."),
  PRIVATE_CLIENT(
      Kind.ERROR,
      "A client, and every class around it, can be reached from its package.",
      "@WebSocketClient class '%s' must not be private: generated code in the same package calls it.",
      "Remove 'private'."),
  INNER_CLIENT(
      Kind.ERROR,
      "A client does not belong to an object of another class.",
      "@WebSocketClient class '%s' must be a top-level or static nested class; it is an inner class.",
      "Add 'static'."),
  ABSTRACT_CLIENT(
      Kind.ERROR,
      "A client can be instantiated.",
      "@WebSocketClient class '%s' must not be abstract.",
      "Annotate its subclass, which inherits the handlers."),
  GENERIC_CLIENT(
      Kind.ERROR,
      "A client has no type parameters.",
      "@WebSocketClient class '%s' must not be generic.",
      "Annotate a subclass that names the type arguments."),
  NO_HANDLERS(
      Kind.WARNING,
      "A client has at least one handler.",
      "@WebSocketClient class '%s' handles nothing.",
      "Annotate a method, for example with @OnText."),
  NAME_TAKEN(
      Kind.ERROR,
      "The name of the generated class is free.",
      "%s is to be generated for @WebSocketClient class '%s', but that name is taken.",
      "Rename one of the two."),
  NO_RUNTIME(
      Kind.ERROR,
      "The client's module sees the runtime.",
      "@WebSocketClient class '%s' cannot see Fresh's runtime, package %s.",
      "Add the dependency io.fresh:fresh-runtime and, to a module-info, 'requires io.fresh;'."),
  PRIVATE_HANDLER(
      Kind.ERROR,
      "A handler is not private.",
      "%s must not be private: generated code in the same package calls it.",
      "Remove 'private'."),
  STATIC_HANDLER(
      Kind.ERROR,
      "A handler belongs to the client object.",
      "%s must not be static: it is called on the client object.",
      "Remove 'static'."),
  ABSTRACT_HANDLER(
      Kind.ERROR,
      "A handler has a body.",
      "%s must not be abstract.",
      "Annotate the method that overrides it."),
  GENERIC_HANDLER(
      Kind.ERROR,
      "A handler has no type parameters.",
      "%s must not be generic.",
      "Name a type in place of its type parameter."),
  VARARGS_HANDLER(
      Kind.ERROR,
      "A handler takes a fixed number of parameters.",
      "%s must not be varargs.",
      "Replace the '...' by what the handler is to be given."),
  INACCESSIBLE_HANDLER(
      Kind.ERROR,
      "An inherited handler can be called from the client's package.",
      "%s cannot be called from the client's package: it is declared in another and is not public.",
      "Make it public."),
  INACCESSIBLE_TYPE(
      Kind.ERROR,
      "Types that generated code names can be reached from the client's package.",
      "%s names %s, which generated code in the client's package cannot reach.",
      "%s."),
  TWO_ANNOTATIONS(
      Kind.ERROR,
      "A method handles one kind of event.",
      "%s is annotated with %s, too.",
      "Write a method for each; they may call a third."),
  STRAY_HANDLER(
      Kind.ERROR,
      "A handler stands in a client, or in a class or interface that a client inherits from.",
      "%s is never called: '%s' is no client, and no client extends it.",
      "Annotate the class with @WebSocketClient, or make it an abstract class for clients to extend."),
  STRAY_BLOCKING(
      Kind.ERROR,
      "@Blocking stands on a client, a class or an interface that a client inherits from, or a handler.",
      "@Blocking has no effect on %s, which is no %s.",
      "Put it on a client or on one of its handlers."),
  LOST_HANDLER(
      Kind.WARNING,
      "An override of a handler is a handler.",
      "%s is overridden by %s, which has no annotation: neither is called.",
      "Repeat the annotation on the override."),
  OTHER_EVENT(
      Kind.ERROR,
      "An override of a handler handles the same event.",
      "%s overrides %s.",
      "Write %s on both, or give the method another name."),
  DUPLICATE_HANDLER(
      Kind.ERROR,
      "No two handlers are for the same event and type.",
      "%s and %s are both for %s.",
      "Remove one of them."),
  SUSPEND_HANDLER(
      Kind.ERROR,
      "A handler is no coroutine.",
      "%s must not be 'suspend': generated code has no coroutine to call it in.",
      "Remove 'suspend', launch what takes long, and tell the connection what comes of it."),
  UNKNOWN_PARAMETER(
      Kind.ERROR,
      "A handler takes nothing but what its event brings.",
      "parameter '%s' (%s) of %s cannot be supplied.",
      "It may take: %s.%s"),
  REPEATED_PARAMETER(
      Kind.ERROR,
      "A handler takes each thing once.",
      "parameter '%s' (%s) of %s is there a second time.",
      "Remove one of them."),
  NO_MESSAGE(
      Kind.ERROR,
      "A handler of messages, or a @Send method, takes the message.",
      "%s takes no message.",
      "Add a parameter: %s."),
  TWO_MESSAGES(
      Kind.ERROR,
      "A handler, or a @Send method, takes one message.",
      "parameter '%s' (%s) of %s is a second message.",
      "Remove one of them.%s"),
  PARTS_OF_VALUE(
      Kind.ERROR,
      "Messages in parts are handled as they arrive, neither decoded nor told apart.",
      "parameter '%s' (%s) of %s asks for parts of a message that is to be decoded or told from others.",
      "Remove it, or make it the only handler and take the payload as text or bytes."),
  WRONG_PAYLOAD(
      Kind.ERROR,
      "Text is handled by @OnText, bytes by @OnBinary.",
      "parameter '%s' of %s takes %s, a %s payload.",
      "Use %s, or take %s."),
  PRIMITIVE_MESSAGE(
      Kind.ERROR,
      "A message is an object.",
      "parameter '%s' (%s) of %s is primitive; a message is an object.",
      "Take %s."),
  ERASED_MESSAGE(
      Kind.ERROR,
      "The type of a message can be told at run time.",
      "parameter '%s' (%s) of %s cannot be told from other types at run time.",
      "Take a type without type arguments, for example a record that holds it."),
  NO_DECODER(
      Kind.ERROR,
      "A message that is no text or bytes has a decoder.",
      "message type %s has no %s.",
      "%s."),
  OPEN_MESSAGE_TYPE(
      Kind.ERROR,
      "The type of a message that is decoded says what it is made of.",
      "parameter '%s' (%s) of %s is no type that a decoder can be asked for.",
      "Name its type arguments, without '?' and type variables."),
  NO_CODEC(
      Kind.ERROR,
      "A codec decodes or encodes.",
      "%s is no codec.",
      "Implement TextDecoder, TextEncoder, BinaryDecoder or BinaryEncoder with a type, or TextFormat."),
  CODEC_CONSTRUCTION(
      Kind.ERROR,
      "A codec can be constructed by generated code.",
      "codec %s cannot be constructed: %s.",
      "Name a class with a constructor without parameters and checked exceptions that the client's package can call."),
  NO_JACKSON(
      Kind.ERROR,
      "Who names Json has Jackson.",
      "codec %s needs Jackson, which is not there.",
      "Add com.fasterxml.jackson.core:jackson-databind and, to a module-info, 'requires com.fasterxml.jackson.databind;'."),
  OTHER_CODEC(
      Kind.ERROR,
      "The codec of a handler is for its message or its answer.",
      "codec %s does nothing for %s.",
      "Name one that does, or none."),
  AMBIGUOUS_CODEC(
      Kind.ERROR,
      "One codec serves a type.",
      "%s and %s both %s %s.",
      "Remove one of them, or name one where it is needed."),
  NO_FORMAT(
      Kind.ERROR,
      "Who asks for a member of messages has a format that can look into them.",
      "%s asks for the member \"%s\", but the client has no format that looks into messages.",
      "Add codecs = Json.class."),
  MALFORMED_FIELD(
      Kind.ERROR,
      "A member is a name, or names joined by '/'.",
      "\"%s\" is no member.",
      "Write its name, or several joined by '/', outermost first: \"data/type\"."),
  VALUE_WITHOUT_FIELD(
      Kind.ERROR,
      "A value is that of a member.",
      "%s names a value, but not the member that has it.",
      "Add field = ..., or take a type with @Case."),
  REPEATED_VALUE(
      Kind.ERROR, "A value has one handler.", "%s and %s are both for %s.", "Remove one of them."),
  HIDDEN_HANDLER(
      Kind.ERROR,
      "No handler takes what is meant for a later one.",
      "%s is never called: %s takes every message with \"%s\".",
      "Put it in front."),
  SIMILAR_FIELD(
      Kind.WARNING,
      "A member that tells messages apart is not to be mistaken for another.",
      "member \"%s\" of %s is spelled almost like \"%s\", by which other messages are told apart.",
      "Write \"%s\" if that is what it is to be."),
  INDISTINCT_HANDLERS(
      Kind.ERROR, "Each message goes to one handler.", "%s and %s cannot be told apart.", "%s."),
  STRAY_DISCRIMINATOR(
      Kind.ERROR,
      "A discriminator stands on a sealed type, above cases.",
      "message type %s: @Discriminator of '%s' tells nothing apart, because %s.",
      "%s."),
  STRAY_CASE(
      Kind.ERROR,
      "A case is one of a discriminator.",
      "'%s' has @Case, but no type above it has @Discriminator.",
      "Add @Discriminator to the sealed type that it belongs to."),
  REPEATED_CASE(
      Kind.ERROR,
      "A value of a discriminator is that of one type.",
      "%s and %s are both for \"%s\".",
      "Remove one of them."),
  NO_CASE(
      Kind.ERROR,
      "A message whose family has a discriminator is one of its cases.",
      "message type %s has no @Case, but '%s' above it has @Discriminator.",
      "Add @Case with the values that it is for."),
  OTHER_CASE(
      Kind.ERROR,
      "A handler for a value takes the type of that value.",
      "value \"%s\" is none of %s.%s",
      "Write %s, or take another type."),
  UNHANDLED_TYPES(
      Kind.WARNING,
      "Who handles one subtype of a sealed type handles all of them.",
      "%s is for one subtype of the sealed type '%s', and these have no handler: %s.",
      "Add a handler of each, or of the sealed type."),
  NO_ERROR(
      Kind.ERROR,
      "A handler of errors takes the error.",
      "%s takes no error.",
      "Add a parameter: FreshException or one of its kinds."),
  TWO_ERRORS(
      Kind.ERROR,
      "A handler takes its error once.",
      "parameter '%s' (%s) of %s is a second error.",
      "Remove one of them."),
  NOT_AN_ERROR(
      Kind.ERROR,
      "A handler of errors takes a kind of FreshException.",
      "parameter '%s' (%s) of %s is no FreshException.",
      "Take FreshException or one of its kinds; what a handler threw is the cause of FreshException.HandlingFailed."),
  UNREACHABLE_HANDLER(
      Kind.WARNING,
      "A handler of a sealed type can be called.",
      "%s is never called: each kind of %s has a handler.",
      "Remove it."),
  UNKNOWN_ANSWER(
      Kind.ERROR,
      "A handler answers what can be sent.",
      "%s returns %s, which cannot be sent.",
      "It may answer: %s.%s"),
  ASYNC_STATE(
      Kind.ERROR,
      "A state is answered at once.",
      "%s returns %s: a state cannot come later, when other handlers have seen and changed it.",
      "Answer a stage of one of: %s. To change the state later, tell the connection a message for @OnInfo."),
  NO_ANSWER(
      Kind.ERROR,
      "Errors, disconnects and the end are not answered with messages.",
      "%s returns %s, but nothing can be sent there.",
      "It may answer: %s.%s"),
  SENDS_TYPE(
      Kind.ERROR,
      "What a client sends by is an interface that generated code can implement.",
      "sends %s cannot be implemented: %s.",
      "Name an interface of @Send methods that is neither private, generic nor sealed."),
  BARE_METHOD(
      Kind.ERROR,
      "Each abstract method of what a client sends by has @Send.",
      "%s is abstract and has no @Send.",
      "Annotate it with @Send, or give it a body."),
  SEND_FORM(
      Kind.ERROR,
      "A @Send method can be written by the processor.",
      "%s cannot be written: %s.",
      "Write one without type parameters, '...' and checked exceptions; it throws nothing."),
  UNSENDABLE_MESSAGE(
      Kind.ERROR,
      "A @Send method takes what can be sent.",
      "parameter '%s' (%s) of %s cannot be sent.",
      "It may be: %s."),
  SEND_RESULT(
      Kind.ERROR,
      "A @Send method tells what can be told of a message.",
      "%s returns %s, which says nothing of a message.",
      "It may return: %s."),
  STRAY_SEND(
      Kind.ERROR,
      "A @Send method is an abstract method of an interface.",
      "%s is never written: %s.",
      "Declare it without a body in an interface, and name that: @WebSocketClient(sends = ...)."),
  STATE_TYPE(
      Kind.ERROR,
      "The state is a type of its own.",
      "state type %s can be confused with %s.",
      "Wrap it in a record."),
  OTHER_STATE(
      Kind.ERROR,
      "All handlers take and answer the state that the client declares.",
      "%s is %s, but the state is %s.",
      "Use %s."),
  UNDECLARED_STATE(
      Kind.ERROR,
      "Who answers a state declares one.",
      "%s returns %s, but the client declares no state.",
      "Write @WebSocketClient(state = ...), or answer one of: %s."),
  REPEATED_CODE(
      Kind.ERROR,
      "A status code has one handler.",
      "code %s is handled by %s already.",
      "Remove one of them."),
  CODE_RANGE(
      Kind.ERROR,
      "A status code is one that a peer can send, or 1005 or 1006 for none.",
      "code %s never reaches a handler.",
      "Use 1000 to 4999, without 1004 and 1015."),
  NO_UNIT(Kind.ERROR, "A duration has a unit.", "%s \"%s\" has no unit;", "write \"%2$ss\"."),
  UNKNOWN_UNIT(
      Kind.ERROR,
      "The unit of a duration is ms, s, m or h.",
      "%s \"%s\" has no unit that is known;",
      "write %s."),
  NO_DURATION(
      Kind.ERROR,
      "A duration is a whole number and a unit.",
      "%s \"%s\" is no duration;",
      "write a whole number and ms, s, m or h, for example \"30s\"."),
  OPTION_RANGE(Kind.ERROR, "An option is in its range.", "%s must not be %s.", "Use %s."),
  BACKOFF_ORDER(
      Kind.ERROR,
      "The first delay is not above the longest.",
      "backoffInitial (%s) is above backoffMax (%s).",
      "Lower the one or raise the other."),
  EMPTY_NAME(
      Kind.ERROR, "A name is not empty.", "%s is empty.", "Leave it out, or give it a text."),
  RUNTIME_HEADER(
      Kind.ERROR,
      "A header is none that the runtime sets.",
      "header %s cannot be set: %s.",
      "Remove it."),
  SIMILAR_HEADER(
      Kind.WARNING,
      "A header is not to be mistaken for one that the runtime sets.",
      "header %s is spelled almost like %s: %s.",
      "Remove it if that is what it is to be."),
  MALFORMED_HEADER(
      Kind.ERROR,
      "A header is a name, a colon and a value, on one line.",
      "a header %s.",
      "Write \"Name: value\"."),
  MALFORMED_SUBPROTOCOL(
      Kind.ERROR,
      "A subprotocol is a token of HTTP.",
      "a subprotocol %s.",
      "Use letters, digits and !#$%%&'*+-.^_`|~ alone."),
  REPEATED_SUBPROTOCOL(
      Kind.ERROR,
      "A subprotocol is offered once.",
      "subprotocol %s is offered already.",
      "Remove one of them."),
  MALFORMED_URI(Kind.ERROR, "A URI is whole and well-formed.", "the URI %s.", "%s."),
  URI_SCHEME(
      Kind.ERROR,
      "The URI of a WebSocket begins with ws:// or wss://.",
      "the URI %s.",
      "Begin it with %s."),
  URI_FRAGMENT(
      Kind.ERROR,
      "The URI of a WebSocket has no fragment.",
      "the URI has a '#'.",
      "Remove the fragment, or write %%23 for a '#' that belongs to path or query."),
  URI_CREDENTIALS(
      Kind.WARNING,
      "Credentials do not stand in the source.",
      "the URI has user information, which everybody can read who has the source or the class file.",
      "Remove it, and give the credentials as Options.headersFrom."),
  MALFORMED_URI_PARAMETER(
      Kind.ERROR,
      "Between braces there is a name, or a name, a colon and a type.",
      "the URI %s.",
      "%s."),
  REPEATED_URI_PARAMETER(
      Kind.ERROR,
      "A parameter of the URI is there once.",
      "parameter {%s} of the URI is there a second time.",
      "Give the second another name."),
  URI_PARAMETER_TYPE(
      Kind.ERROR,
      "A parameter of the URI is a text, a whole number or a boolean.",
      "parameter {%s} of the URI is of type '%s'.",
      "%s."),
  URI_PARAMETER_PLACE(
      Kind.ERROR,
      "A parameter of the URI stands in its path or query.",
      "parameter {%s} stands in scheme, host or port: its value would decide who is told the credentials.",
      "Leave 'uri' out and give the whole URI to start, or write the host."),
  UNKNOWN_SUPPRESSION(
      Kind.WARNING, "What is suppressed is a warning.", "\"%s\" suppresses nothing.", "%s."),
  INTERNAL_ERROR(
      Kind.ERROR,
      "The processor does not fail.",
      "The processor failed on %s. The fault is in Fresh, not in the class.",
      "Please report it with this: %s");

  /** What a token of {@code @SuppressWarnings} begins with if it is for this processor. */
  static final String TOKEN = "fresh:";

  private static final String PREFIX = "Fresh";

  private final Kind kind;
  private final String rule;
  private final String found;
  private final String fix;

  Diagnostic(Kind kind, String rule, String found, String fix) {
    this.kind = kind;
    this.rule = rule;
    this.found = found;
    this.fix = fix;
  }

  /** Error or warning. */
  Kind kind() {
    return kind;
  }

  /** What holds where there is no such problem. */
  String rule() {
    return rule;
  }

  /** What the user searches for, for example {@code FreshPrivateHandler}. */
  String code() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("", PREFIX, ""));
  }

  /** What {@code @SuppressWarnings} names it by, if it is a warning: for example {@code fresh:NoHandlers}. */
  String token() {
    return TOKEN + withoutPrefix(code());
  }

  /** What follows the {@code Fresh} of a code. */
  static String withoutPrefix(String code) {
    return code.substring(PREFIX.length());
  }

  /** What the user reads: the code, what was found, how to mend it, and on a line of its own the rule. */
  String message(Object... details) {
    return "[%s] %s\nrule: %s".formatted(code(), (found + " " + fix).formatted(details), rule);
  }
}
