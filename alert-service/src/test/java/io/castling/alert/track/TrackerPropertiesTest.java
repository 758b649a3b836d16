package io.castling.alert.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.policy.AlertType;
import io.castling.alert.policy.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever articles say: properties that hold for random claims. {@code -Dcastling.seeds=5000} runs more of them. */
class TrackerPropertiesTest {

    private static final int ORDERS = 20;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("castling.seeds", 200));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfArrivalChangesNothing(long seed) {
        List<Report> reports = new RandomClaims(seed).reports(5 + (int) (seed % 20));
        Sequence first = Sequence.of(reports);
        for (int order = 0; order < ORDERS; order++) {
            Sequence other = Sequence.of(Sequence.shuffled(reports, new Random(seed * ORDERS + order)));
            assertThat(other.states()).as("seed %d, order %d", seed, order).isEqualTo(first.states());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStepGivesWhatAllClaimsAtOnceGive(long seed) {
        Sequence sequence = Sequence.of(new RandomClaims(seed).reports(40));
        Track track = sequence.tracks().get("S-300");
        TrackImage unnamed =
                new TrackImage("S-300", track.image().claims(), track.image().withdrawn(), List.of());
        Track atOnce = sequence.tracker().restore(unnamed);
        assertThat(states(atOnce)).as("seed %d", seed).isEqualTo(states(track));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTrackIsRestoredFromItsImageWithItsNames(long seed) {
        Sequence sequence = Sequence.of(new RandomClaims(seed).reports(30));
        Track track = sequence.tracks().get("S-300");
        Track restored = sequence.tracker().restore(track.image());
        assertThat(restored.relocations()).as("seed %d", seed).isEqualTo(track.relocations());
        assertThat(restored.image()).as("seed %d", seed).isEqualTo(track.image());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void claimsTakenInAtOnceGiveWhatTheyGiveOneByOne(long seed) {
        List<Report> reports = revised(seed);
        Sequence single = Sequence.of(reports);
        Map<String, List<Report>> articles =
                reports.stream().collect(Collectors.groupingBy(TrackerPropertiesTest::revision));
        for (int order = 0; order < ORDERS; order++) {
            Random random = new Random(seed * ORDERS + order);
            Sequence atOnce = new Sequence(new Tracker(TestSources.REGISTRY));
            for (List<Report> article : Sequence.shuffled(List.copyOf(articles.values()), random)) {
                long alerts = atOnce.addAtOnce(Sequence.shuffled(article, random)).stream()
                        .filter(Decision.Raised.class::isInstance)
                        .map(decision -> ((Decision.Raised) decision)
                                .alert()
                                .relocation()
                                .id())
                        .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
                assertThat(alerts)
                        .as("seed %d, order %d: alerts about one relocation", seed, order)
                        .isLessThanOrEqualTo(1);
            }
            assertThat(atOnce.states()).as("seed %d, order %d", seed, order).isEqualTo(single.states());
            assertThat(openIds(atOnce)).as("seed %d, order %d", seed, order).isEqualTo(alertable(atOnce));
        }
    }

    /** Random claims, a fifth of them withdrawn by a later revision, a fifth told again. */
    static List<Report> revised(long seed) {
        Random random = new Random(seed);
        List<Report> reports = new ArrayList<>(new RandomClaims(seed).reports(25));
        for (Report report : List.copyOf(reports)) {
            switch (random.nextInt(5)) {
                case 0 -> reports.add(new Report.Withdrawn(report.claim()));
                case 1 -> reports.add(report);
                default -> {}
            }
        }
        return reports;
    }

    private static String revision(Report report) {
        boolean withdrawn = report instanceof Report.Withdrawn;
        return report.claim().article().id() + (withdrawn ? " corrected" : "");
    }

    /** Ids of the relocations whose last alert stands. */
    private static Set<String> openIds(Sequence sequence) {
        Set<String> open = new TreeSet<>();
        sequence.books()
                .values()
                .forEach(book -> book.threads().stream()
                        .filter(thread -> thread.sent().getLast().type() != AlertType.CANCEL)
                        .forEach(thread -> open.add(thread.relocation())));
        return open;
    }

    private static Set<String> alertable(Sequence sequence) {
        return sequence.relocations().stream()
                .filter(Relocation::isAlertable)
                .map(Relocation::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDuplicateChangesAndAlertsNothing(long seed) {
        List<Report> reports = new RandomClaims(seed).reports(20);
        Sequence sequence = Sequence.of(reports);
        List<Relocation> before = sequence.relocations();
        for (Report duplicate : Sequence.shuffled(reports, new Random(seed))) {
            assertThat(sequence.add(duplicate)).as("seed %d", seed).allMatch(Decision.Unheard.class::isInstance);
        }
        assertThat(sequence.relocations()).as("seed %d", seed).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDenialMovesNothing(long seed) {
        List<Report> reports = new RandomClaims(seed).reports(25);
        List<Report> asserted = reports.stream()
                .filter(report -> report.claim().status() != Status.DENIED)
                .toList();
        assertThat(supported(Sequence.of(reports), RelocationEnds::of))
                .as("seed %d", seed)
                .isEqualTo(supported(Sequence.of(asserted), RelocationEnds::of));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWithdrawnClaimCountsAsNeverMade(long seed) {
        List<Report> reports = new RandomClaims(seed).reports(20);
        Random random = new Random(seed);
        List<Report> left = new ArrayList<>();
        List<Report> all = new ArrayList<>(reports);
        for (Report report : reports) {
            if (random.nextInt(4) == 0) {
                all.add(new Report.Withdrawn(report.claim()));
            } else {
                left.add(report);
            }
        }
        assertThat(Sequence.of(Sequence.shuffled(all, random)).states())
                .as("seed %d", seed)
                .isEqualTo(Sequence.of(left).states());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsForgottenDependsOnNoOrder(long seed) {
        List<Report> reports = new RandomClaims(seed).reports(30);
        Sequence first = new Sequence(new Tracker(TestSources.REGISTRY, 12));
        reports.forEach(first::add);
        assertThat(first.tracks().get("S-300").size()).isEqualTo(12);
        for (int order = 0; order < 5; order++) {
            Sequence other = new Sequence(new Tracker(TestSources.REGISTRY, 12));
            Sequence.shuffled(reports, new Random(seed + order)).forEach(other::add);
            assertThat(other.states()).as("seed %d, order %d", seed, order).isEqualTo(first.states());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRelocationIsNewOnceAndNothingUnbelievedAlerts(long seed) {
        Sequence sequence = Sequence.of(new RandomClaims(seed).reports(40));
        Map<String, Long> news = sequence.alerts().stream()
                .filter(alert -> alert.type() == AlertType.NEW)
                .collect(Collectors.groupingBy(alert -> alert.relocation().id(), Collectors.counting()));
        assertThat(news.values()).as("seed %d", seed).allMatch(count -> count == 1);
        assertThat(sequence.alerts())
                .as("seed %d", seed)
                .allMatch(alert ->
                        alert.type() == AlertType.CANCEL || alert.relocation().isAlertable());
        assertThat(sequence.alerts().stream().map(alert -> alert.id())).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyClaimIsInOneRelocation(long seed) {
        Sequence sequence = Sequence.of(new RandomClaims(seed).reports(40));
        List<String> claims = sequence.relocations().stream()
                .flatMap(relocation -> relocation.claims().stream())
                .map(Claim::id)
                .toList();
        assertThat(claims).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(sequence.relocations())
                .as("seed %d: what one article tells apart stays apart", seed)
                .allMatch(relocation -> relocation.claims().stream()
                        .collect(Collectors.groupingBy(
                                claim -> claim.article().id(), Collectors.mapping(Claim::materiel, Collectors.toSet())))
                        .values()
                        .stream()
                        .allMatch(told -> told.size() == 1));
    }

    private record RelocationEnds(List<Place> origins, List<Place> destinations) {
        static RelocationEnds of(Relocation relocation) {
            return new RelocationEnds(relocation.origins(), relocation.destinations());
        }
    }

    private static <T> Map<List<String>, T> supported(Sequence sequence, Function<Relocation, T> part) {
        return sequence.relocations().stream()
                .filter(relocation -> relocation.claims().stream().anyMatch(Claim::supports))
                .collect(Collectors.toMap(
                        relocation -> relocation.claims().stream()
                                .filter(Claim::supports)
                                .map(Claim::id)
                                .toList(),
                        part));
    }

    private static List<Relocation> states(Track track) {
        return track.relocations().stream()
                .map(Sequence::nameless)
                .sorted((one, other) -> one.claims()
                        .getFirst()
                        .id()
                        .compareTo(other.claims().getFirst().id()))
                .toList();
    }
}
