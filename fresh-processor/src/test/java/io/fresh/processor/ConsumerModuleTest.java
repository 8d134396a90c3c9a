// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with a module-info of its own: runtime on the module path, processor on the processor path. */
class ConsumerModuleTest {

  private static final String CLIENT =
      """
      package consumer;

      import io.fresh.annotation.OnText;
      import io.fresh.annotation.WebSocketClient;

      @WebSocketClient
      final class Echo {
        @OnText
        String echo(String text) {
          return text;
        }
      }
      """;

  private static final String MAIN =
      """
      package consumer;

      public final class Main {
        private Main() {}

        public static void main(String[] arguments) {
          EchoFresh.start(arguments[0]).stop();
        }
      }
      """;

  private static final String FORMAT =
      """
      package consumer;

      import com.fasterxml.jackson.databind.json.JsonMapper;
      import io.fresh.MessageType;
      import io.fresh.json.Json;

      final class MyJson extends Json {
        MyJson() {
          super(JsonMapper.builder().build());
        }

        static String write(Object value) throws Exception {
          return new Json().encoder(MessageType.of(Object.class)).encode(value);
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aModuleThatRequiresTheRuntimeCompilesWithoutWarning() throws IOException {
    ModuleCompiler.Result result = compile("module consumer { requires io.fresh; }");

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated()).containsOnlyKeys("EchoFresh.java");
    assertThat(result.generated().get("EchoFresh.java")).doesNotContain("@Generated");
  }

  @Test
  void aModuleMayNameTheAnnotationsAndSeeWhatMarksGeneratedCode() throws IOException {
    ModuleCompiler.Result result =
        compile(
            "module consumer { requires io.fresh; requires static io.fresh.annotation;"
                + " requires static java.compiler; }");

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("EchoFresh.java"))
        .contains("@Generated(\"io.fresh.processor.FreshProcessor\")");
  }

  @Test
  void aModuleThatDoesNotRequireTheRuntimeIsToldSo() throws IOException {
    ModuleCompiler.Result result = compile("module consumer { requires io.fresh.annotation; }");

    assertThat(result.messages())
        .anySatisfy(message -> assertThat(message).contains("[FreshNoRuntime]"));
  }

  /** In the other tests there is no Jackson on the module path. */
  @Test
  void aModuleThatBringsJacksonMayUseJsonAndItsOwnMapper() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    ModuleCompiler.Result result =
        ModuleCompiler.withJackson(folder)
            .compile(
                List.of(
                    Files.writeString(
                        sources.resolve("module-info.java"),
                        "module consumer { requires io.fresh;"
                            + " requires com.fasterxml.jackson.databind; }"),
                    Files.writeString(sources.resolve("MyJson.java"), FORMAT)));

    assertThat(result.messages()).isEmpty();
  }

  private ModuleCompiler.Result compile(String module) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    return new ModuleCompiler(folder)
        .compile(
            List.of(
                Files.writeString(sources.resolve("module-info.java"), module),
                Files.writeString(sources.resolve("Echo.java"), CLIENT),
                Files.writeString(sources.resolve("Main.java"), MAIN)));
  }
}
