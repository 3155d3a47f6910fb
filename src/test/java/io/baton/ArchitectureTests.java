package io.baton;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** What holds the house together; each rule was seen to fail once. */
class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.baton");

    @Test
    void capabilitiesKnowFoundationModulesOnlyAndNothingKnowsAView() {
        ApplicationModules.of(BatonServer.class).verify();
    }

    @Test
    void onlyTheEngineModuleAndItsGuestsKnowCamunda() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.baton.engine..")
                .and()
                .haveSimpleNameNotEndingWith("Delegate")
                .and()
                .haveSimpleNameNotEndingWith("Listener")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CODE);
    }

    @Test
    void delegatesAreHiddenAndHaveOneCollaborator() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Delegate")
                .should()
                .bePackagePrivate()
                .check(CODE);
        CODE.stream()
                .filter(type -> type.getSimpleName().endsWith("Delegate"))
                .forEach(type -> assertThat(type.getConstructors())
                        .allSatisfy(constructor -> assertThat(constructor.getRawParameterTypes())
                                .as(type.getName())
                                .hasSizeLessThanOrEqualTo(1)));
    }

    @Test
    void controllersAreHidden() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void namesComeFromTheDesk() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Entity|Service|Wrapper)")
                .check(CODE);
        noClasses().should().haveNameMatching(".*\\.Abstract[^.]*").check(CODE);
    }

    @Test
    void dangerousToolsAreLeftAlone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("NoScripts") // it is what refuses them
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.Object(In|Out)putStream|javax\\.script\\..*|java\\.lang\\.ProcessBuilder"
                        + "|org\\.springframework\\.expression\\..*|java\\.util\\.Random")
                .check(CODE);
    }

    @Test
    void queriesGiveTheirConnectionBack() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("a stream that nobody closes keeps its connection for ever; ask for the list")
                .check(CODE);
    }

    @Test
    void onlyPlatformHttpCallsOut() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.baton.platform.http..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\..*|java\\.net\\.(Http)?URLConnection"
                        + "|(java|javax)\\.net\\.(ssl\\.)?(SSL)?(Server)?Socket(Factory)?"
                        + "|java\\.nio\\.channels\\.(Asynchronous)?(Server)?SocketChannel|org\\.apache\\.hc\\..*"
                        + "|org\\.springframework\\.web\\.client\\.Rest.*|org\\.springframework\\.http\\.client\\..*"
                        + "|org\\.springframework\\.core\\.io\\.UrlResource")
                .because("OutboundHttp checks where a call goes, how long it takes and what comes back")
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.baton.platform.http..")
                .should()
                .callMethodWhere(
                        target(nameMatching("openConnection|openStream")).and(target(owner(name("java.net.URL")))))
                .check(CODE);
    }

    @Test
    void filesStaySmall() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    // the data dictionary is one list, and grows with every model
                    .filter(file -> !file.endsWith("ProcessVariables.java"))
                    .filter(file -> linesOf(file) > 300)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long linesOf(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
