package io.castling.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.cli.replay.LaneDiff.Difference;
import io.castling.cli.replay.LaneDiff.Side;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Evidence;
import io.castling.schemas.Materiel;
import io.castling.schemas.PublicationProvenance;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationState;
import io.castling.schemas.Severity;
import io.castling.schemas.TextField;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LaneDiffTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Set<String> ALL = Set.of("a1", "a2", "a3");

    @BeforeAll
    static void trustTheContracts() {
        AvroTrust.trust(Alert.class);
    }

    /** Each claim is one of the article whose number it has. */
    private static Relocation relocation(String id, RelocationState state, String status, int... claims) {
        return Relocation.newBuilder()
                .setId(id)
                .setState(state)
                .setChange(RelocationChange.UNKNOWN)
                .setFamily("S-400")
                .setMateriel(Materiel.values()[0])
                .setStatus(ClaimStatus.valueOf(status))
                .setCredibility(new Credibility("F", 3, List.of()))
                .setEvidence(Arrays.stream(claims).mapToObj(LaneDiffTest::claim).toList())
                .build();
    }

    private static ClaimEvidence claim(int number) {
        var article = ArticleReference.newBuilder()
                .setId("a" + number)
                .setPublishedBy(PublicationProvenance.UNKNOWN)
                .setFetched(NOW)
                .build();
        return new ClaimEvidence(
                "c" + number, article, ClaimStatus.REPORTED, new Evidence(TextField.TEXT, 0, 1, "x", "rule"));
    }

    private static Relocation active(String id, int... claims) {
        return relocation(id, RelocationState.ACTIVE, "REPORTED", claims);
    }

    private static Side side(Relocation... relocations) {
        return new Side(
                Arrays.stream(relocations).collect(Collectors.toMap(Relocation::getId, Function.identity())),
                List.of());
    }

    private static Side told(Relocation relocation) {
        return new Side(
                Map.of(relocation.getId(), relocation),
                List.of(Alert.newBuilder()
                        .setId("alert")
                        .setType(AlertType.NEW)
                        .setRelocation(relocation)
                        .setReferences(List.of())
                        .setSeverity(Severity.values()[0])
                        .setHeadline("moved")
                        .setReason("")
                        .setEvent("e")
                        .setIssued(NOW)
                        .build()));
    }

    @Test
    void theSameIsNoDifference() {
        LaneDiff.Result result = LaneDiff.of(told(active("r", 1)), told(active("r", 1)), ALL);

        assertThat(result.isEmpty()).isTrue();
        assertThat(result.same()).isEqualTo(1);
    }

    @Test
    void theSameUnderAnotherNameIsNoDifference() {
        LaneDiff.Result result = LaneDiff.of(told(active("r", 1, 2)), told(active("s", 2, 1)), ALL);

        assertThat(result.isEmpty()).isTrue();
    }

    @Test
    void twoThatHaveExchangedTheirNamesAreNoDifference() {
        LaneDiff.Result result =
                LaneDiff.of(side(active("r", 1), active("s", 2)), side(active("r", 2), active("s", 1)), ALL);

        assertThat(result.isEmpty()).isTrue();
        assertThat(result.same()).isEqualTo(2);
    }

    @Test
    void whatOnlyTheReplayHasIsAddedAndWouldAlert() {
        LaneDiff.Result result = LaneDiff.of(side(), told(active("r", 1)), ALL);

        assertThat(result.differences()).singleElement().isInstanceOf(Difference.Added.class);
        assertThat(result.wouldAlert()).hasSize(1);
    }

    @Test
    void whatOnlyLiveHasIsMissingUnlessItsArticlesWereNotReplayed() {
        LaneDiff.Result missing = LaneDiff.of(side(active("r", 1)), side(), ALL);
        LaneDiff.Result outside = LaneDiff.of(side(active("r", 1)), side(), Set.of("a2"));

        assertThat(missing.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference).isInstanceOf(Difference.Missing.class))
                .satisfies(difference ->
                        assertThat(difference.reasons()).containsExactly("none of its claims is made any more"));
        assertThat(outside.isEmpty()).isTrue();
        assertThat(outside.outside()).isEqualTo(1);
    }

    @Test
    void aChangeNamesTheFieldWithBothValuesAndArticlesThatWereNotReplayed() {
        Side live = side(active("r", 1, 2));
        Side replay = side(relocation("r", RelocationState.ACTIVE, "PLANNED", 1));

        LaneDiff.Result result = LaneDiff.of(live, replay, Set.of("a1"));

        assertThat(result.differences()).singleElement().satisfies(difference -> {
            assertThat(difference).isInstanceOf(Difference.Changed.class);
            assertThat(difference.reasons())
                    .contains("status: REPORTED -> PLANNED", "only 1 of its 2 articles were replayed")
                    .anyMatch(reason -> reason.startsWith("evidence: "));
        });
    }

    @Test
    void whatHasEndedIsComparedNoMoreButNamedAsTheReason() {
        Relocation withdrawn = relocation("r", RelocationState.WITHDRAWN, "REPORTED", 1);

        LaneDiff.Result both = LaneDiff.of(side(withdrawn), side(), ALL);
        LaneDiff.Result one = LaneDiff.of(side(active("r", 1)), side(withdrawn), ALL);

        assertThat(both.isEmpty()).isTrue();
        assertThat(one.differences())
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.reasons()).containsExactly("the replay has it as WITHDRAWN"));
    }
}
