package io.castling.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.castling.alert.track.violation.TrackingThatReadsFiles;
import io.castling.alert.violation.AlertThatSeesIngest;
import io.castling.cli.replay.violation.ReplayThatDelivers;
import io.castling.embedded.violation.EmbeddedThatSeesSchemas;
import io.castling.enrich.violation.EnrichThatSeesAlert;
import io.castling.enrich.violation.MapsOutsideOfWire;
import io.castling.extraction.violation.ExtractionThatLogs;
import io.castling.extraction.violation.RemembersInAStatic;
import io.castling.ingest.violation.IngestThatSeesEnrich;
import io.castling.platform.violation.PlatformThatKnowsAContract;
import io.castling.platform.violation.PlatformThatSeesEnrich;
import io.castling.platform.violation.ServesOutsideOfHttp;
import io.castling.platform.violation.StopsTheProcess;
import io.castling.platform.violation.TellsTheTime;
import io.castling.platform.violation.one.First;
import io.castling.platform.violation.two.Second;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the product, and each rule is able to fail. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.castling");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Rules.EXTRACTION_IS_PURE, List.of(ExtractionThatLogs.class)),
                Arguments.of(Rules.TRACKING_IS_PURE, List.of(TrackingThatReadsFiles.class)),
                Arguments.of(Rules.PLATFORM_KNOWS_NO_OTHER_MODULE, List.of(PlatformThatSeesEnrich.class)),
                Arguments.of(Rules.PLATFORM_KNOWS_NO_CONTRACT, List.of(PlatformThatKnowsAContract.class)),
                Arguments.of(Rules.INGEST_SEES_SCHEMAS_AND_PLATFORM, List.of(IngestThatSeesEnrich.class)),
                Arguments.of(Rules.ENRICH_SEES_SCHEMAS_PLATFORM_AND_EXTRACTION, List.of(EnrichThatSeesAlert.class)),
                Arguments.of(Rules.ALERT_SEES_SCHEMAS_AND_PLATFORM, List.of(AlertThatSeesIngest.class)),
                Arguments.of(Rules.EMBEDDED_SEES_PLATFORM_SERVICE, List.of(EmbeddedThatSeesSchemas.class)),
                Arguments.of(Rules.ONLY_WIRE_MAPS_CONTRACTS_TO_DOMAIN, List.of(MapsOutsideOfWire.class)),
                Arguments.of(Rules.ONLY_MAINS_TOUCH_THE_PROCESS, List.of(StopsTheProcess.class)),
                Arguments.of(Rules.ONLY_MAINS_READ_THE_WALL_CLOCK, List.of(TellsTheTime.class)),
                Arguments.of(Rules.NO_MUTABLE_STATICS, List.of(RemembersInAStatic.class)),
                Arguments.of(Rules.HELIDON_STAYS_AT_THE_BORDER, List.of(ServesOutsideOfHttp.class)),
                Arguments.of(Rules.A_REPLAY_KNOWS_NO_DELIVERY, List.of(ReplayThatDelivers.class)),
                Arguments.of(Rules.NO_CYCLES_AMONG_PACKAGES, List.of(First.class, Second.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holdsForTheProduct(ArchRule rule, List<Class<?>> violation) {
        assertThat(violation).isNotEmpty();
        rule.check(PRODUCT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isBrokenByItsViolation(ArchRule rule, List<Class<?>> violation) {
        JavaClasses fixture = new ClassFileImporter().importClasses(violation);

        assertThatCode(() -> rule.check(fixture)).isInstanceOf(AssertionError.class);
    }
}
