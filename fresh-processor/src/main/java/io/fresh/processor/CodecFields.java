// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The fields of a dispatcher that hold codecs: each class once, and what formats give for single types. */
final class CodecFields {

  private static final String MEMBERS = "members";
  private static final Modifier[] OF_CONNECTION = {Modifier.PRIVATE, Modifier.FINAL};
  private static final Modifier[] OF_ALL = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

  private record Held(CodecModel model, String name) {}

  private record Coding(CodingModel model, String name) {}

  private final TakenNames names = new TakenNames();
  private final List<Held> codecs = new ArrayList<>();
  private final List<Coding> codings = new ArrayList<>();
  private final List<MessageModel> looks;

  /** Where the codecs are that all connections share, if it is another class: a prefix. */
  private final String shared;

  /** For the class that calls the handlers; it also holds what all connections share to send by. */
  CodecFields(ClientModel client) {
    shared = "";
    Stream.of("client", SendsWriter.METHOD).forEach(names::take);
    Arrays.stream(HandlerKind.values())
        .flatMap(CodecFields::parameters)
        .distinct()
        .forEach(names::take);
    List<MessageModel> messages =
        client.events().stream().flatMap(event -> Stream.ofNullable(event.message())).toList();
    looks = messages.stream().filter(message -> !message.paths().isEmpty()).toList();
    looks.stream().flatMap(message -> Stream.ofNullable(message.format())).forEach(this::add);
    messages.stream()
        .flatMap(MessageModel::routes)
        .flatMap(route -> Stream.ofNullable(route.decoder()))
        .forEach(this::add);
    client.handlers().stream()
        .flatMap(handler -> handler.payload().encoders().stream())
        .forEach(this::add);
    Stream.ofNullable(client.sends())
        .flatMap(SendsModel::encoders)
        .map(CodingModel::codec)
        .filter(CodecModel::isShared)
        .forEach(this::add);
  }

  /** For the class that a client sends by. Threads of the application call it, so that it must not use the codecs of the handlers. */
  CodecFields(SendsModel sends, String dispatch) {
    shared = dispatch + ".";
    looks = List.of();
    names.take("dispatch");
    sends.encoders().forEach(this::add);
  }

  private static Stream<String> parameters(HandlerKind kind) {
    return Stream.concat(
        kind.arguments().stream().map(argument -> argument.carrier().expression()),
        Stream.of("connection", "outbox", "verdict", "state", "bytes", "later", "value", MEMBERS));
  }

  /** The decoder or encoder, as generated code names it. */
  String name(CodingModel coding) {
    return coding.isByFormat()
        ? codings.stream()
            .filter(known -> known.model().isSame(coding))
            .findFirst()
            .orElseThrow()
            .name()
        : name(coding.codec());
  }

  /** What looks into messages, as generated code names it. */
  String members() {
    return MEMBERS;
  }

  /** The names that no variable may have. */
  List<String> names() {
    return Stream.of(
            codecs.stream().map(Held::name), codings.stream().map(Coding::name), Stream.of(MEMBERS))
        .flatMap(found -> found)
        .toList();
  }

  /** The fields, in the order in which each finds those that it is made of. */
  List<FieldSpec> write() {
    return Stream.of(
            codecs.stream()
                .filter(codec -> codec.model().isShared() && shared.isEmpty())
                .map(CodecFields::field),
            codecs.stream().filter(codec -> !codec.model().isShared()).map(CodecFields::field),
            codings.stream().map(this::field),
            looks.stream().map(this::field))
        .flatMap(fields -> fields)
        .toList();
  }

  private void add(CodingModel coding) {
    add(coding.codec());
    if (coding.isByFormat() && codings.stream().noneMatch(known -> known.model().isSame(coding))) {
      String suffix = coding.role().isDecoder() ? "Decoder" : "Encoder";
      String name = names.take(VariableNames.inFull(coding.type()) + suffix);
      codings.add(new Coding(coding, name));
    }
  }

  private void add(CodecModel codec) {
    if (codecs.stream().noneMatch(known -> known.model().isSame(codec))) {
      String name = VariableNames.of(codec.named());
      codecs.add(new Held(codec, names.take(codec.isShared() ? constant(name) : name)));
    }
  }

  private String name(CodecModel codec) {
    String name =
        codecs.stream()
            .filter(known -> known.model().isSame(codec))
            .findFirst()
            .orElseThrow()
            .name();
    return codec.isShared() ? shared + name : name;
  }

  /** What must be held while a codec works, as generated code names it; nothing if it may be called by several threads. */
  Optional<String> lock(CodingModel coding) {
    return coding.codec().isShared() ? Optional.empty() : Optional.of(name(coding.codec()));
  }

  private static FieldSpec field(Held codec) {
    TypeName type = TypeName.get(codec.model().named());
    return FieldSpec.builder(type, codec.name(), codec.model().isShared() ? OF_ALL : OF_CONNECTION)
        .initializer("new $T()", type)
        .build();
  }

  private FieldSpec field(Coding coding) {
    CodingModel model = coding.model();
    TypeName type = TypeName.get(model.type());
    return FieldSpec.builder(
            ParameterizedTypeName.get(model.role().type(), type), coding.name(), OF_CONNECTION)
        .initializer(
            "$N.$L($Z$L)",
            name(model.codec()),
            model.role().isDecoder() ? "decoder" : "encoder",
            messageType(model, type))
        .build();
  }

  private static boolean isGeneric(TypeMirror type) {
    return type instanceof ArrayType array
        ? isGeneric(array.getComponentType())
        : type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
  }

  private static CodeBlock messageType(CodingModel coding, TypeName type) {
    return isGeneric(coding.type())
        ? CodeBlock.of("new $T<$T>() {}", RuntimeTypes.MESSAGE_TYPE, type)
        : CodeBlock.of("$T.of($T.class)", RuntimeTypes.MESSAGE_TYPE, type);
  }

  private FieldSpec field(MessageModel look) {
    CodeBlock paths =
        look.paths().stream()
            .map(path -> CodeBlock.of("$S", path))
            .collect(CodeBlock.joining(", "));
    return FieldSpec.builder(RuntimeTypes.MEMBER_READER, MEMBERS, OF_CONNECTION)
        .initializer("$N.members($Z$T.of($L))", name(format(look)), List.class, paths)
        .build();
  }

  private static CodecModel format(MessageModel look) {
    if (look.format() == null) {
      throw new IllegalStateException("no format looks into " + look.paths());
    }
    return look.format();
  }

  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
