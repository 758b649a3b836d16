package io.castling.platform.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformRulesTest {

    private static final String ROOT = "io.castling.platform";
    private static final int CLASS_BUDGET = 60;

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(ROOT + ".rules.offenders");

    static Stream<String> rules() {
        return PlatformRules.all(ROOT).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theModuleKeepsTheRule(String name) {
        PlatformRules.all(ROOT).get(name).check(MODULE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anOffenderIsCaughtByTheRule(String name) {
        ArchRule rule = PlatformRules.all(ROOT + ".rules.offenders").get(name);
        assertThat(rule.evaluate(OFFENDERS).hasViolation()).isTrue();
    }

    @Test
    void packagesDependInOneDirection() {
        PlatformRules.layers(ROOT).forEach(rule -> rule.check(MODULE));
    }

    @Test
    void noWordOfTheProductOccurs() throws IOException {
        List<String> found;
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            found = files.filter(Files::isRegularFile)
                    .flatMap(PlatformRulesTest::domainWords)
                    .toList();
        }
        assertThat(found).isEmpty();
        assertThat(PlatformRules.DOMAIN_WORD
                        .matcher("an Article about castling")
                        .find())
                .isTrue();
        assertThat(PlatformRules.DOMAIN_WORD
                        .matcher("package io.castling.platform")
                        .find())
                .isFalse();
    }

    private static Stream<String> domainWords(Path file) {
        try {
            Matcher word = PlatformRules.DOMAIN_WORD.matcher(Files.readString(file));
            return word.results().map(match -> file.getFileName() + ": " + match.group()).toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Plumbing attracts whatever has no home: a class more than this needs a decision record. */
    @Test
    void theModuleStaysSmall() {
        long classes = MODULE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .count();
        assertThat(classes).isLessThanOrEqualTo(CLASS_BUDGET);
    }
}
