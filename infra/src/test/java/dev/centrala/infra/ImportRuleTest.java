package dev.centrala.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom: the modules, the order of the core's domains, the names that say nothing.
 */
class ImportRuleTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.centrala");

  /** Lowest first; a domain imports only those before it. */
  private static final List<String> DOMAINS =
      List.of(
          "shared",
          "events",
          "audit",
          "usage",
          "tenant",
          "access",
          "customer",
          "voice",
          "messaging",
          "interaction",
          "routing",
          "recording",
          "flow",
          "call",
          "outbound",
          "billing",
          "report");

  @Test
  void theCoreKnowsTheJdkTheLogFacadeAndNullness() {
    classes()
        .that()
        .resideInAPackage("dev.centrala.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.crypto..", "org.slf4j..", "org.jspecify..", "dev.centrala.core..")
        .check(PRODUCT);
  }

  @Test
  void connectorsKnowTheCoreAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.centrala.connectors..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.centrala.web..", "dev.centrala.infra..")
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void webKnowsTheCoreAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.centrala.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.centrala.connectors..", "dev.centrala.infra..")
        .check(PRODUCT);
  }

  @Test
  void aDomainOfTheCoreImportsOnlyLowerOnes() {
    for (int index = 0; index < DOMAINS.size(); index++) {
      String[] higher =
          DOMAINS.subList(index + 1, DOMAINS.size()).stream()
              .map(domain -> "dev.centrala.core." + domain + "..")
              .toArray(String[]::new);
      if (higher.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("dev.centrala.core." + DOMAINS.get(index) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(higher)
            .allowEmptyShould(true)
            .check(PRODUCT);
      }
    }
  }

  @Test
  void everyClassOfTheCoreBelongsToADomain() {
    classes()
        .that()
        .resideInAPackage("dev.centrala.core..")
        .should()
        .resideInAnyPackage(
            DOMAINS.stream()
                .map(domain -> "dev.centrala.core." + domain + "..")
                .toArray(String[]::new))
        .check(PRODUCT);
  }

  /** A wait in vain for as long as the time given leaves the Vert.x context dead. */
  @Test
  void nobodyWaitsWithATimeOnAVertxFuture() {
    noClasses()
        .should()
        .callMethod(Future.class, "await", long.class, TimeUnit.class)
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAClassIsFor() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameStartingWith("Default")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..helper..")
        .check(PRODUCT);
  }
}
