// SPDX-License-Identifier: MIT
package io.fresh;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fresh.spi.Clients;
import io.netty.buffer.ByteBuf;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages use each other in one direction only, and most of them know nothing of Netty. */
class PackageDependencyTest {

  /** Each may use itself and those before it. */
  static final List<String> LAYERS =
      List.of(
          "io.fresh",
          "io.fresh.json",
          "io.fresh.spi",
          "io.fresh.internal.link",
          "io.fresh.internal.protocol",
          "io.fresh.internal.connection",
          "io.fresh.internal.transport",
          "io.fresh.supervision");

  /** Where the parts are put together: these classes, and no others, may use everything. */
  private static final Set<String> COMPOSITION_ROOTS =
      Set.of("io.fresh.spi.Clients", "io.fresh.Fresh");

  private static final JavaClasses RUNTIME = new ClassFileImporter().importPath(classes());

  @ParameterizedTest
  @FieldSource("LAYERS")
  void aPackageUsesOnlyThoseBeforeIt(String layer) {
    String[] after =
        LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).toArray(String[]::new);
    noClasses()
        .that(belongTo(layer))
        .should()
        .dependOnClassesThat(resideInAnyPackage(after))
        .allowEmptyShould(true)
        .check(RUNTIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.fresh",
        "io.fresh.json",
        "io.fresh.internal.link",
        "io.fresh.internal.connection",
        "io.fresh.supervision"
      })
  void theApiTheStateMachineAndWhatIsLinkedKnowNothingOfNetty(String layer) {
    noClasses()
        .that(belongTo(layer))
        .should()
        .dependOnClassesThat(resideInAPackage("io.netty.."))
        .check(RUNTIME);
  }

  @Test
  void onlyJsonKnowsJacksonAndNobodyKnowsJson() {
    noClasses()
        .that(not(resideInAPackage("io.fresh.json")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson..", "io.fresh.json"))
        .check(RUNTIME);
  }

  @Test
  void linksKnowTheApiAlone() {
    noClasses()
        .that(belongTo("io.fresh.internal.link"))
        .should()
        .dependOnClassesThat(resideInAPackage("io.fresh.spi"))
        .check(RUNTIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.fresh.internal.connection.ConnectionMachine",
        "io.fresh.supervision.SupervisorMachine"
      })
  void aMachineHasNoThreadAndNoClock(String machine) {
    noClasses()
        .that()
        .haveFullyQualifiedName(machine)
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.util.concurrent..").or(belongToAnyOf(Thread.class)))
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(RUNTIME);
  }

  @Test
  void generatedCodeMeetsNothingOfNettyButItsBuffers() {
    noClasses()
        .that(belongTo("io.fresh.spi"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.netty..").and(not(resideInAPackage("io.netty.buffer"))))
        .check(RUNTIME);
  }

  @Test
  void theProtocolKnowsNothingOfNettyButItsBuffers() {
    noClasses()
        .that(belongTo("io.fresh.internal.protocol"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.netty..").and(not(resideInAPackage("io.netty.buffer"))))
        .check(RUNTIME);
  }

  @Test
  void theProtocolKnowsNoSocketNoClockAndNoExecutor() {
    noClasses()
        .that(belongTo("io.fresh.internal.protocol"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.nio.channels..")
                .or(belongToAnyOf(java.net.Socket.class, java.time.Clock.class))
                .or(resideInAPackage("java.util.concurrent")))
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(RUNTIME);
  }

  @Test
  void onlyTheStripesOfTheProtocolKnowThatThereAreThreads() {
    noClasses()
        .that(belongTo("io.fresh.internal.protocol").and(not(stripes())))
        .should()
        .dependOnClassesThat(belongToAnyOf(Thread.class, ThreadLocal.class))
        .check(RUNTIME);
    noClasses()
        .that(stripes())
        .should()
        .dependOnClassesThat(belongToAnyOf(ThreadLocal.class))
        .check(RUNTIME);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(RUNTIME)
        .extracting(JavaClass::getPackageName)
        .filteredOn(name -> !name.isEmpty()) // module-info
        .isSubsetOf(LAYERS);
  }

  @Test
  void theRulesSeeWhatTheyJudge() {
    assertThat(
            RUNTIME.get("io.fresh.internal.protocol.FrameDecoder").getDirectDependenciesFromSelf())
        .extracting(dependency -> dependency.getTargetClass().getName())
        .contains(ByteBuf.class.getName());
    assertThat(RUNTIME.get("io.fresh.internal.protocol.Striped").getDirectDependenciesFromSelf())
        .extracting(dependency -> dependency.getTargetClass().getName())
        .contains(Thread.class.getName());
    assertThat(RUNTIME.get("io.fresh.json.Json").getDirectDependenciesFromSelf())
        .extracting(dependency -> dependency.getTargetClass().getPackageName())
        .contains("com.fasterxml.jackson.databind");
    assertThat(RUNTIME.contain(Clients.class)).isTrue();
  }

  private static DescribedPredicate<JavaClass> belongTo(String layer) {
    return resideInAPackage(layer).and(not(compositionRoot()));
  }

  private static DescribedPredicate<JavaClass> compositionRoot() {
    return DescribedPredicate.describe(
        "composition root",
        type -> type.isTopLevelClass() && COMPOSITION_ROOTS.contains(type.getName()));
  }

  /** Reads the number of the current thread to choose a stripe, and does nothing else with it. */
  private static DescribedPredicate<JavaClass> stripes() {
    return DescribedPredicate.describe(
        "stripes", type -> type.getName().equals("io.fresh.internal.protocol.Striped"));
  }

  private static Path classes() {
    try {
      return Path.of(Connection.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
