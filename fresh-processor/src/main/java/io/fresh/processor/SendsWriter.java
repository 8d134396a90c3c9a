// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes how a client sends: the method that gives the object, and the nested class of the object. */
final class SendsWriter {

  /** The name of the nested class. */
  static final String NAME = "Sends";

  /** The name of the method, and of what a dispatcher holds. */
  static final String METHOD = "sends";

  private static final String DISPATCH = "dispatch";

  private final ClientModel client;
  private final SendsModel sends;

  SendsWriter(ClientModel client, SendsModel sends) {
    this.client = client;
    this.sends = sends;
  }

  /** The method that callers of the generated class see. */
  MethodSpec writeMethod() {
    return head()
        .answering(
            CodeBlock.of(
                "$T.of(connection, $L.class, $S).$L",
                RuntimeTypes.DISPATCHER,
                DispatchWriter.NAME,
                client.generatedName().simpleName(),
                METHOD));
  }

  /** The same method, calling nothing. */
  MethodSpec writeOutline(String reason) {
    return head().throwing(reason);
  }

  private StaticMethod head() {
    String summary =
        "Gives what sends on a connection: the same object at each call, for any thread.";
    return new StaticMethod(client.isPublic() && Access.isPublic(sends.type()), METHOD, summary)
        .takes(RuntimeTypes.CONNECTION, "connection", "one that a method of this class has started")
        .returns(CallWriter.unbounded(sends.type()), "what sends on it")
        .throwsToo(IllegalArgumentException.class, "another class has started it");
  }

  TypeSpec write() {
    CodecFields codecs = new CodecFields(sends, dispatch());
    TypeName dispatch = ClassName.get("", dispatch());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addSuperinterface(TypeName.get(sends.type()))
            .addField(dispatch, DISPATCH, Modifier.PRIVATE, Modifier.FINAL)
            .addFields(codecs.write())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(dispatch, DISPATCH)
                    .addStatement("this.$1L = $1L", DISPATCH)
                    .build());
    sends.methods().forEach(send -> type.addMethod(method(send, codecs)));
    return type.alwaysQualify(sends.memberTypes().toArray(String[]::new)).build();
  }

  /** An interface may have a member class of that name, which its implementation then means by it. */
  private String dispatch() {
    return sends.memberTypes().contains(DispatchWriter.NAME)
        ? client.generatedName().simpleName() + "." + DispatchWriter.NAME
        : DispatchWriter.NAME;
  }

  private MethodSpec method(SendModel send, CodecFields codecs) {
    Sendable sendable = Objects.requireNonNull(send.sendable());
    SendResult result = Objects.requireNonNull(send.result());
    TakenNames names = new TakenNames(codecs.names());
    names.take(DISPATCH);
    // Not the parameter's own name: a class file may not have it, and what is generated must not
    // depend on that.
    String message = names.take("message");
    String refusal = Names.of(send.method()) + ": message must not be null";
    CodeBlock call =
        CodeBlock.builder()
            .addNamed(sendable.expression(result), parts(send, message, codecs))
            .build();
    String statement = result == SendResult.NOTHING ? "$L" : "return $L";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(send.method().getSimpleName().toString())
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.get(send.type().getReturnType()))
            .addParameter(TypeName.get(send.messageType()), message)
            .addStatement("$T.requireNonNull($N, $S)", Objects.class, message, refusal);
    Optional<String> lock = send.encoder().flatMap(codecs::lock);
    lock.ifPresent(codec -> method.beginControlFlow("synchronized ($L)", codec));
    method.addStatement(statement, call);
    lock.ifPresent(codec -> method.endControlFlow());
    return method.build();
  }

  private static Map<String, Object> parts(SendModel send, String message, CodecFields codecs) {
    return Map.of(
        "connection",
        DISPATCH + ".connection()",
        "message",
        message,
        "frame",
        RuntimeTypes.FRAME,
        "buffer",
        ByteBuffer.class,
        "sending",
        RuntimeTypes.SENDING,
        "encoder",
        send.encoder().map(codecs::name).orElse(""),
        "type",
        Names.of(send.messageType()));
  }
}
