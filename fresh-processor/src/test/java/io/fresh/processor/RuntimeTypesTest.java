// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import io.fresh.BinaryDecoder;
import io.fresh.BinaryEncoder;
import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Link;
import io.fresh.MemberReader;
import io.fresh.MessageType;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.StructuredFormat;
import io.fresh.TextDecoder;
import io.fresh.TextEncoder;
import io.fresh.TextFormat;
import io.fresh.annotation.Restart;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.Field;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Sending;
import io.fresh.spi.StatefulDispatcher;
import io.fresh.spi.Verdict;
import io.netty.buffer.ByteBuf;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor knows the runtime by name; here the names meet the runtime. */
class RuntimeTypesTest {

  static Stream<ClassName> names() {
    return Arrays.stream(RuntimeTypes.class.getDeclaredFields())
        .filter(field -> field.getType() == ClassName.class)
        .map(RuntimeTypesTest::value);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsThatOfAPublicType(ClassName name) throws ClassNotFoundException {
    Class<?> type = Class.forName(name.reflectionName());

    assertThat(type.getCanonicalName()).isEqualTo(name.canonicalName());
    assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
  }

  @Test
  void everyMethodThatAStartCallsIsThere() throws NoSuchMethodException {
    assertThat(
            Clients.class
                .getMethod("start", Dispatcher.class, String.class, Options.class)
                .getReturnType())
        .isEqualTo(Connection.class);
    assertThat(
            Clients.class
                .getMethod("startLink", Dispatcher.class, String.class, Options.class)
                .getReturnType())
        .isEqualTo(Connection.class);
    assertThat(
            Clients.class
                .getMethod("startLink", Link.class, Dispatcher.class, String.class, Options.class)
                .getReturnType())
        .isEqualTo(Connection.class);
    assertThat(Options.class.getMethod("defaults").getReturnType()).isEqualTo(Options.class);
    assertThat(Options.class.getMethod("orElse", Options.class).getReturnType())
        .isEqualTo(Options.class);
  }

  @Test
  void everyMethodThatAChildSpecCallsIsThere() throws NoSuchMethodException {
    assertThat(ChildSpec.class.getMethod("of", String.class, Callable.class).getReturnType())
        .isEqualTo(ChildSpec.class);
    assertThat(ChildSpec.class.getMethod("withRestart", Restart.class).getReturnType())
        .isEqualTo(ChildSpec.class);
    assertThat(ChildSpec.class.getMethod("withShutdown", Duration.class).getReturnType())
        .isEqualTo(ChildSpec.class);
  }

  @Test
  void everyMethodThatTakesAnAnswerIsThere() throws NoSuchMethodException {
    for (Class<?> type : List.of(byte[].class, ByteBuffer.class, ByteBuf.class)) {
      assertThat(Outbox.class.getMethod("binary", type).getReturnType()).isEqualTo(void.class);
    }
    assertThat(Outbox.class.getMethod("text", String.class)).isNotNull();
    assertThat(Outbox.class.getMethod("frame", Frame.class)).isNotNull();
    assertThat(Outbox.class.getMethod("frames", Collection.class)).isNotNull();
    assertThat(Outbox.class.getMethod("reaction", Reaction.class)).isNotNull();
    assertThat(Outbox.class.getMethod("async", CompletionStage.class, BiConsumer.class))
        .isNotNull();
    assertThat(Verdict.class.getMethod("recovery", Recovery.class)).isNotNull();
  }

  @Test
  void everyMethodThatDecodesEncodesAndLooksIsThere() throws NoSuchMethodException {
    Class<?> type = Dispatcher.class;
    assertThat(
            type.getDeclaredMethod("decodeText", TextDecoder.class, ByteBuffer.class, String.class))
        .isNotNull();
    assertThat(
            type.getDeclaredMethod(
                "decodeBinary", BinaryDecoder.class, ByteBuffer.class, String.class))
        .isNotNull();
    assertThat(type.getDeclaredMethod("text", ByteBuffer.class).getReturnType())
        .isEqualTo(String.class);
    assertThat(type.getDeclaredMethod("look", MemberReader.class, ByteBuffer.class)).isNotNull();
    assertThat(type.getDeclaredMethod("tryLook", MemberReader.class, ByteBuffer.class)).isNotNull();
    assertThat(type.getDeclaredMethod("member", MemberReader.class, int.class, String.class))
        .isNotNull();
    assertThat(type.getDeclaredMethod("unknown", MemberReader.class, Field[].class).isVarArgs())
        .isTrue();
    assertThat(type.getDeclaredMethod("unknown", Object.class)).isNotNull();
    assertThat(Field.class.getMethod("of", String.class, String[].class).isVarArgs()).isTrue();
    assertThat(Outbox.class.getMethod("text", TextEncoder.class, Object.class, String.class))
        .isNotNull();
    assertThat(Outbox.class.getMethod("binary", BinaryEncoder.class, Object.class, String.class))
        .isNotNull();
  }

  @Test
  void everyMethodOfAFormatThatIsCalledIsThere() throws NoSuchMethodException {
    assertThat(TextFormat.class.getMethod("decoder", MessageType.class).getReturnType())
        .isEqualTo(TextDecoder.class);
    assertThat(TextFormat.class.getMethod("encoder", MessageType.class).getReturnType())
        .isEqualTo(TextEncoder.class);
    assertThat(StructuredFormat.class.getMethod("members", List.class).getReturnType())
        .isEqualTo(MemberReader.class);
    assertThat(MemberReader.class.getMethod("text", int.class).getReturnType())
        .isEqualTo(String.class);
    assertThat(MemberReader.class.getMethod("value", int.class).getReturnType())
        .isEqualTo(ByteBuffer.class);
    assertThat(MessageType.class.getMethod("of", Class.class).getReturnType())
        .isEqualTo(MessageType.class);
  }

  @Test
  void everyMethodThatSendsIsThere() throws NoSuchMethodException {
    Class<?> connection = Dispatcher.class.getMethod("connection").getReturnType();
    for (Class<?> type : List.of(String.class, ByteBuffer.class, Frame.class)) {
      assertThat(connection.getMethod("send", type).getReturnType()).isEqualTo(boolean.class);
    }
    assertThat(connection.getMethod("sendAsync", Frame.class).getReturnType())
        .isEqualTo(CompletionStage.class);
    assertThat(Dispatcher.class.getMethod("of", Connection.class, Class.class, String.class))
        .isNotNull();
    for (String method : List.of("text", "textAsync", "binary", "binaryAsync")) {
      Class<?> encoder = method.startsWith("text") ? TextEncoder.class : BinaryEncoder.class;
      assertThat(Sending.class.getMethod(method, connection, encoder, Object.class, String.class))
          .isNotNull();
    }
  }

  @Test
  void everyMethodThatPassesTheStateOnIsThere() throws NoSuchMethodException {
    Class<?> type = StatefulDispatcher.class;

    assertThat(type.getDeclaredMethod("state").getReturnType()).isEqualTo(Object.class);
    assertThat(type.getDeclaredMethod("state", Object.class)).isNotNull();
    assertThat(type.getDeclaredMethod("take", Reaction.With.class).getReturnType())
        .isEqualTo(Reaction.class);
    assertThat(type.getDeclaredMethod("take", Recovery.With.class).getReturnType())
        .isEqualTo(Recovery.class);
    assertThat(
            type.getDeclaredConstructor(
                Object.class, Object.class, MessageForm.class, MessageForm.class))
        .isNotNull();
    assertThat(
            Dispatcher.class.getDeclaredConstructor(
                Object.class, MessageForm.class, MessageForm.class))
        .isNotNull();
  }

  @ParameterizedTest
  @EnumSource(HandlerKind.class)
  void theDispatcherHasAMethodForEachThingThatAHandlerOfTheKindTakes(HandlerKind kind)
      throws ReflectiveOperationException {
    for (Argument argument : kind.arguments()) {
      if (argument.isEvent()) {
        assertThat(method(kind, load(argument.carrier()))).isNotNull();
      }
      if (argument.isEvent() && kind.arguments().contains(Argument.LAST)) {
        assertThat(method(kind, load(argument.carrier()), boolean.class)).isNotNull();
      }
    }
  }

  private static Method method(HandlerKind kind, Class<?>... event) throws NoSuchMethodException {
    Class<?>[] parameters =
        Stream.of(
                Stream.of(Connection.class),
                Arrays.stream(event),
                kind.answers().outlet().stream()
                    .map(outlet -> outlet.name().equals("outbox") ? Outbox.class : Verdict.class))
            .flatMap(types -> types)
            .toArray(Class<?>[]::new);
    return Dispatcher.class.getMethod(kind.dispatcherMethod(), parameters);
  }

  private static Class<?> load(Argument argument) throws ClassNotFoundException {
    return argument.type() instanceof ClassName name
        ? Class.forName(name.reflectionName())
        : byte[].class;
  }

  private static ClassName value(java.lang.reflect.Field field) {
    try {
      return (ClassName) field.get(null);
    } catch (IllegalAccessException e) {
      throw new LinkageError(field.getName(), e);
    }
  }
}
