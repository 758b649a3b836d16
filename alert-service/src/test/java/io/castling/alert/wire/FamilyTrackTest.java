package io.castling.alert.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.track.Tracker;
import io.castling.alert.track.voice.Reliability;
import io.castling.alert.track.voice.Source;
import io.castling.alert.track.voice.SourceRegistry;
import io.castling.schemas.AlertThread;
import io.castling.schemas.AlertType;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ClaimStanding;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationName;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyTrackTest {

    private static final Instant NOW = Instant.parse("2026-08-02T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Tracker tracker = new Tracker(SourceRegistry.EMPTY);

    @Test
    void aMovementAlertsOnceAndItsEvidenceIsInTheAlert() {
        Assessment assessment = fresh().accept(ArticleClaims.of("a", "one", DAY), List.of(), NOW);

        assertThat(assessment.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getType()).isEqualTo(AlertType.NEW);
            assertThat(alert.getIssued()).isEqualTo(NOW);
            assertThat(alert.getRelocation().getOwners()).containsExactly("RU");
            assertThat(alert.getRelocation().getEvidence())
                    .extracting(evidence -> evidence.getArticle().getId())
                    .containsExactly("a");
        });
    }

    @Test
    void aSecondVoiceUpdatesAndNamesTheFirstAlert() {
        FamilyTrack track = fresh();
        Assessment first = track.accept(ArticleClaims.of("a", "one", DAY), List.of(), NOW);
        Assessment second = track.accept(ArticleClaims.of("b", "two", DAY), List.of(), NOW);

        assertThat(second.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getType()).isEqualTo(AlertType.UPDATE);
            assertThat(alert.getReferences())
                    .containsExactly(first.alerts().getFirst().getId());
        });
    }

    @Test
    void allThatAnArticleTellsIsOneAlert() {
        Assessment assessment = fresh().accept(ArticleClaims.twice("a", "one", DAY), List.of(), NOW);

        assertThat(assessment.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getType()).isEqualTo(AlertType.NEW);
            assertThat(alert.getRelocation().getDestinations())
                    .extracting(place -> place.getName())
                    .containsExactlyInAnyOrder("Rostov-on-Don", "Warsaw");
        });
        assertThat(assessment.remembered())
                .hasSize(2)
                .allMatch(claim -> claim.getFurther().isEmpty());
    }

    @Test
    void aChangedRegistryJudgesAnewWithTheNextClaimAndIsNoNewsByItself() {
        var trackers = new AtomicReference<>(tracker);
        FamilyTrack track = new FamilyTracks(trackers::get, Lane.LIVE).fresh("S-400");
        track.accept(ArticleClaims.of("a", "one", DAY), List.of(), NOW);
        assertThat(reliability(track)).isEqualTo("F");

        trackers.set(new Tracker(new SourceRegistry(List.of(source("one", Reliability.B)), List.of())));
        Assessment repeated = track.accept(ArticleClaims.of("a", "one", DAY), List.of(), NOW);

        assertThat(repeated.alerts()).isEmpty();
        assertThat(repeated.sightings()).hasSize(1);
        assertThat(reliability(track)).isEqualTo("B");
    }

    private static String reliability(FamilyTrack track) {
        return track.relocations().getFirst().getCredibility().getReliability();
    }

    private static Source source(String name, Reliability reliability) {
        return new Source(
                name, name, List.of(), List.of(), Source.Kind.OUTLET, Optional.empty(), reliability, false, "known");
    }

    @Test
    void aDuplicateChangesNothingAndIsNotStored() {
        FamilyTrack track = fresh();
        track.accept(ArticleClaims.of("a", "one", DAY), List.of(), NOW);
        Assessment again = track.accept(ArticleClaims.of("a", "one", DAY), List.of(), NOW);

        assertThat(again.alerts()).isEmpty();
        assertThat(again.relocations()).isEmpty();
        assertThat(again.remembered()).isEmpty();
    }

    @Test
    void aWithdrawalCancels() {
        FamilyTrack track = fresh();
        ArticleClaim claim = ArticleClaims.of("a", "one", DAY);
        track.accept(claim, List.of(), NOW);
        Assessment withdrawn = track.accept(ArticleClaims.with(claim, ClaimStanding.WITHDRAWN, 2), List.of(), NOW);

        assertThat(withdrawn.alerts()).extracting(alert -> alert.getType()).containsExactly(AlertType.CANCEL);
        assertThat(track.relocations()).isEmpty();
    }

    @Test
    void whatIsNotWatchedIsTrackedInSilenceAndSaysWhy() {
        var patriot =
                WatchedSystem.newBuilder().setId("mine").setFamily("Patriot").build();
        Assessment assessment = fresh().accept(ArticleClaims.of("a", "one", DAY), List.of(patriot), NOW);

        assertThat(assessment.alerts()).isEmpty();
        assertThat(assessment.relocations()).hasSize(1);
        assertThat(assessment.decisions())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.reasons()).contains("S-400 is not on the watchlist"));
    }

    @Test
    void aWatchlistByOwnerSeesWhatTheCatalogueSaysOfTheSystem() {
        var russian = WatchedSystem.newBuilder().setId("mine").setOwner("RU").build();

        assertThat(fresh().accept(ArticleClaims.of("a", "one", DAY), List.of(russian), NOW)
                        .alerts())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aTrackThatIsStoredAndRestoredGoesOnAsIfNothingHadHappened(long seed) {
        var random = new SplittableRandom(seed);
        FamilyTrack steady = fresh();
        FamilyTrack restarted = fresh();
        var store = new Store();
        for (int i = 0; i < 60; i++) {
            ArticleClaim claim = ArticleClaims.random(random);
            Assessment expected = steady.accept(claim, List.of(), NOW);
            Assessment actual = restarted.accept(claim, List.of(), NOW);
            store.keep(actual);
            if (i % 7 == 0) {
                restarted = new FamilyTracks(tracker, Lane.LIVE).restore("S-400", store.stored());
            }
            assertThat(actual.alerts()).as("seed %d, claim %d", seed, i).isEqualTo(expected.alerts());
        }
        assertThat(restarted.relocations()).as("seed %d", seed).isEqualTo(steady.relocations());
        assertThat(restarted.relocations()).extracting(Relocation::getId).doesNotHaveDuplicates();
    }

    private FamilyTrack fresh() {
        return new FamilyTracks(tracker, Lane.LIVE).restore("S-400", FamilyTrack.Stored.NOTHING);
    }

    /** What the topology keeps in its stores. */
    private static final class Store {
        private final Map<String, ArticleClaim> claims = new LinkedHashMap<>();
        private final Map<String, RelocationName> names = new LinkedHashMap<>();
        private final Map<String, AlertThread> threads = new LinkedHashMap<>();

        void keep(Assessment assessment) {
            assessment.remembered().forEach(claim -> claims.put(claim.getClaim().getId(), claim));
            assessment.unnamed().forEach(names::remove);
            assessment.named().forEach(name -> names.put(name.getId(), name));
            assessment.closed().forEach(threads::remove);
            assessment.threads().forEach(thread -> threads.put(thread.getRelocation(), thread));
        }

        FamilyTrack.Stored stored() {
            return new FamilyTrack.Stored(
                    List.copyOf(claims.values()), List.copyOf(names.values()), List.copyOf(threads.values()));
        }
    }
}
