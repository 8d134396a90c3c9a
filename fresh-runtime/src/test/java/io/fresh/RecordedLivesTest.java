// SPDX-License-Identifier: MIT
package io.fresh;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fresh.spi.Clients;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No test starts a connection whose whole life is not looked at in the end. */
class RecordedLivesTest {

  /**
   * Who starts connections without a recorder: {@code TestClient} has one of its own, {@code LifeCycleTest} has only what is refused and
   * checks that nothing was called, {@code LinkedConnectionsTest} has ten thousand that must be forgotten, {@code Bursts}, {@code
   * Programs} and {@code Container} run in JVMs of their own, and {@code ThreadsTest} names the class and starts nothing.
   */
  private static final Set<String> EXEMPT =
      Set.of(
          "io.fresh.integration.TestClient",
          "io.fresh.integration.LifeCycleTest",
          "io.fresh.lifecycle.LinkedConnectionsTest",
          "io.fresh.lifecycle.Bursts",
          "io.fresh.lifecycle.Idles",
          "io.fresh.lifecycle.Programs",
          "io.fresh.lifecycle.Container",
          "io.fresh.lifecycle.ThreadsTest");

  @Test
  void everyTestOverTheWireStartsItsConnectionsWithARecorder() {
    noClasses()
        .that(
            resideInAnyPackage("io.fresh.integration", "io.fresh.lifecycle", "io.fresh.supervision")
                .and(not(exempt())))
        .should()
        .dependOnClassesThat(belongToAnyOf(Clients.class))
        .because("TestClient and Connections look at the whole life of what they start")
        .check(new ClassFileImporter().importPackages("io.fresh"));
  }

  private static DescribedPredicate<JavaClass> exempt() {
    return DescribedPredicate.describe(
        "are exempt", type -> EXEMPT.contains(type.getName().replaceAll("\\$.*", "")));
  }
}
