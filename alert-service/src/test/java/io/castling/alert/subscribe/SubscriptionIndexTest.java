package io.castling.alert.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.castling.alert.policy.Severity;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Phase;
import io.castling.alert.track.Place;
import io.castling.alert.track.voice.Reliability;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionIndexTest {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Place KALININGRAD = place("Kaliningrad", 54.7104, 20.4522, "RU", "cs:kaliningrad-oblast");
    private static final Place FIJI = place("Suva", -18.14, 178.44, "FJ", "cs:fiji");
    private static final News NEWS = news("S-400", Optional.of("S-400"), List.of(KALININGRAD), List.of());

    @Test
    void aSubscriptionWithoutConditionsWantsEverything() {
        assertThat(matches(subscription(it -> it), NEWS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "families, S-400, true",
        "families, Patriot, false",
        "classes, AIR_DEFENCE, true",
        "classes, INTERCEPTOR, false",
        "owners, RU, true",
        "owners, US, false",
        "systems, S-400, true",
        "systems, S-300V4, false",
        "statuses, REPORTED, true",
        "statuses, PLANNED, false",
        "materiel, SYSTEM, true",
        "materiel, INTERCEPTORS, false",
        "reliability, B, true",
        "reliability, C, true",
        "reliability, A, false",
        "grade, 2, true",
        "grade, 3, true",
        "grade, 1, false",
        "severity, HIGH, true",
        "severity, LOW, true",
        "severity, CRITICAL, false",
        "days, 5, true",
        "days, 4, false"
    })
    void eachConditionLetsPassWhatItNames(String condition, String value, boolean passes) {
        Subscription subscription = subscription(it -> switch (condition) {
            case "families" -> it.families(value);
            case "classes" -> it.classes(value);
            case "owners" -> it.owners(value);
            case "systems" -> it.systems(value);
            case "statuses" -> it.phases(Phase.valueOf(value));
            case "materiel" -> it.materiel(Materiel.valueOf(value));
            case "reliability" -> it.reliability(Reliability.valueOf(value));
            case "grade" -> it.grade(Integer.parseInt(value));
            case "severity" -> it.severity(Severity.valueOf(value));
            case "days" -> it.days(Integer.parseInt(value));
            default -> throw new IllegalArgumentException(condition);
        });
        assertThat(matches(subscription, NEWS)).isEqualTo(passes);
    }

    @Test
    void whereOnlyTheFamilyIsKnownItsSystemsAreMeantToo() {
        News family = news("S-300", Optional.empty(), List.of(KALININGRAD), List.of());
        assertThat(matches(subscription(it -> it.systems("S-300V4")), family)).isTrue();
        assertThat(matches(subscription(it -> it.systems("S-400")), family)).isFalse();
    }

    @Test
    void anAreaIsAPlaceACountryABoxOrAPolygonAtTheEndAskedFor() {
        Area box = new Area.Box(19, 54, 23, 56);
        Area crossing = new Area.Box(177, -20, -178, -15);
        Area triangle = new Area.Shape(List.of(List.of(List.of(
                new Area.Position(19, 54),
                new Area.Position(23, 54),
                new Area.Position(21, 57),
                new Area.Position(19, 54)))));
        for (Area area : List.of(
                new Area.Named("kaliningrad"),
                new Area.Named("cs:kaliningrad-oblast"),
                new Area.Country("ru"),
                box,
                triangle)) {
            assertThat(matches(subscription(it -> it.area(area, Reach.End.ORIGIN)), NEWS))
                    .as("%s", area)
                    .isTrue();
            assertThat(matches(subscription(it -> it.area(area, Reach.End.EITHER)), NEWS))
                    .as("%s", area)
                    .isTrue();
            assertThat(matches(subscription(it -> it.area(area, Reach.End.DESTINATION)), NEWS))
                    .as("%s", area)
                    .isFalse();
        }
        News fiji = news("S-400", Optional.of("S-400"), List.of(), List.of(FIJI));
        assertThat(matches(subscription(it -> it.area(crossing, Reach.End.EITHER)), fiji))
                .isTrue();
        assertThat(matches(subscription(it -> it.area(crossing, Reach.End.EITHER)), NEWS))
                .isFalse();
    }

    @Test
    void aHoleOfAPolygonIsOutside() {
        List<Area.Position> outer = ring(10, 50, 30, 60);
        assertThat(new Area.Shape(List.of(List.of(outer))).holds(KALININGRAD)).isTrue();
        assertThat(new Area.Shape(List.of(List.of(outer, ring(20, 54, 21, 55)))).holds(KALININGRAD))
                .isFalse();
    }

    @Test
    void badShapesAreRefusedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Area.Box(0, 10, 1, 5))
                .withMessageContaining("west, south, east, north");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Area.Shape(List.of(List.of(List.of(new Area.Position(0, 0))))))
                .withMessageContaining("ends where it starts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MuteHours.parse("at night"))
                .withMessageContaining("22:00-07:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Silence.parse("S-400"))
                .withMessageContaining("S-400@");
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-07:00 Europe/Warsaw, 2024-05-01T20:30:00Z, true",
                "22:00-07:00 Europe/Warsaw, 2024-05-01T12:00:00Z, false",
        "22:00-07:00 Europe/Warsaw, 2024-05-01T05:00:00Z, false", "22:00-07:00, 2024-05-01T06:59:59Z, true",
        "09:00-17:00, 2024-05-01T09:00:00Z, true", "09:00-17:00, 2024-05-01T17:00:00Z, false"
    })
    void inMuteHoursAnAlertIsHeld(String hours, Instant now, boolean held) {
        Subscription subscription = subscription(it -> it.mute(MuteHours.parse(hours)));
        Match match =
                SubscriptionIndex.of(List.of(subscription)).match(NEWS, now).getFirst();
        assertThat(match).isEqualTo(held ? new Match.Hold(subscription) : new Match.Deliver(subscription));
    }

    @ParameterizedTest
    @CsvSource({
        "r1@2024-05-02T00:00:00Z, true",
        "S-400@2024-05-02T00:00:00Z, true",
        "Patriot@2024-05-02T00:00:00Z, false",
        "r1@2024-05-01T12:00:00Z, false"
    })
    void aSilenceHoldsUntilItExpires(String silence, boolean silenced) {
        Subscription subscription = subscription(it -> it.silence(Silence.parse(silence)));
        Match match =
                SubscriptionIndex.of(List.of(subscription)).match(NEWS, NOON).getFirst();
        assertThat(match instanceof Match.Silenced).isEqualTo(silenced);
    }

    @Test
    void whatIsPutInTakesEffectAndWhatIsTakenOutIsGone() {
        Subscription subscription = subscription(it -> it.families("S-400"));
        SubscriptionIndex index = SubscriptionIndex.EMPTY.with(subscription);
        assertThat(index.match(NEWS, NOON)).hasSize(1);
        assertThat(index.with(subscription).size()).isEqualTo(1);
        assertThat(index.without(subscription.id()).match(NEWS, NOON)).isEmpty();
    }

    @Test
    void theIndexFindsWhatComparingWithEachFinds() {
        List<Subscription> many = many(3_000);
        SubscriptionIndex index = SubscriptionIndex.of(many);
        List<String> each = many.stream()
                .filter(subscription -> subscription.wants(NEWS, NOON))
                .map(Subscription::id)
                .sorted()
                .toList();
        assertThat(index.match(NEWS, NOON).stream()
                        .map(match -> match.subscription().id())
                        .toList())
                .isEqualTo(each)
                .isNotEmpty();
    }

    @Test
    void tenThousandSubscriptionsAreMatchedInUnderAMillisecond() {
        SubscriptionIndex index = SubscriptionIndex.of(many(10_000));
        int rounds = 300;
        for (int i = 0; i < rounds; i++) {
            index.match(NEWS, NOON);
        }
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            index.match(NEWS, NOON);
        }
        assertThat((clock.getCurrentThreadCpuTime() - start) / 1e6 / rounds)
                .as("milliseconds of CPU for one alert")
                .isLessThan(1.0);
    }

    private static List<Subscription> many(int count) {
        Random random = new Random(7);
        List<Subscription> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draft draft = new Draft("s" + i);
            switch (random.nextInt(5)) {
                case 0 -> draft.families("F" + random.nextInt(50)).families(random.nextInt(50) == 0 ? "S-400" : "F0");
                case 1 -> draft.classes(random.nextInt(40) == 0 ? "AIR_DEFENCE" : "OTHER");
                case 2 -> draft.owners(random.nextInt(40) == 0 ? "RU" : "US");
                case 3 -> draft.area(new Area.Country(random.nextInt(20) == 0 ? "RU" : "PL"), Reach.End.EITHER);
                default -> draft.systems("F" + random.nextInt(50)).grade(2);
            }
            many.add(draft.build());
        }
        return many;
    }

    private static boolean matches(Subscription subscription, News news) {
        return !SubscriptionIndex.of(List.of(subscription)).match(news, NOON).isEmpty();
    }

    private static Subscription subscription(UnaryOperator<Draft> conditions) {
        return conditions.apply(new Draft("s")).build();
    }

    private static List<Area.Position> ring(double west, double south, double east, double north) {
        return List.of(
                new Area.Position(west, south),
                new Area.Position(east, south),
                new Area.Position(east, north),
                new Area.Position(west, north),
                new Area.Position(west, south));
    }

    private static News news(String family, Optional<String> system, List<Place> origins, List<Place> destinations) {
        return new News(
                "r1",
                system,
                family,
                "AIR_DEFENCE",
                List.of("RU"),
                origins,
                destinations,
                Materiel.SYSTEM,
                Phase.REPORTED,
                Reliability.B,
                2,
                Severity.HIGH,
                Optional.of(LocalDate.of(2024, 4, 26)));
    }

    private static Place place(String name, double latitude, double longitude, String country, String within) {
        return new Place(
                "id:" + name, name, latitude, longitude, Optional.of(country), Place.Kind.CITY, 10, List.of(within));
    }

    /** A subscription being written. */
    private static final class Draft {
        private final String id;
        private Set<String> systems = Set.of();
        private final Set<String> families = new HashSet<>();
        private Set<String> classes = Set.of();
        private Set<String> owners = Set.of();
        private List<Reach> areas = List.of();
        private Set<Materiel> materiel = Set.of();
        private Set<Phase> phases = Set.of();
        private Optional<Reliability> reliability = Optional.empty();
        private OptionalInt grade = OptionalInt.empty();
        private Optional<Severity> severity = Optional.empty();
        private OptionalInt days = OptionalInt.empty();
        private List<MuteHours> mute = List.of();
        private List<Silence> silences = List.of();

        Draft(String id) {
            this.id = id;
        }

        Draft systems(String system) {
            systems = Set.of(system);
            return this;
        }

        Draft families(String family) {
            families.add(family);
            return this;
        }

        Draft classes(String systemClass) {
            classes = Set.of(systemClass);
            return this;
        }

        Draft owners(String owner) {
            owners = Set.of(owner);
            return this;
        }

        Draft area(Area area, Reach.End end) {
            areas = List.of(new Reach(area, end));
            return this;
        }

        Draft materiel(Materiel what) {
            materiel = Set.of(what);
            return this;
        }

        Draft phases(Phase phase) {
            phases = Set.of(phase);
            return this;
        }

        Draft reliability(Reliability least) {
            reliability = Optional.of(least);
            return this;
        }

        Draft grade(int least) {
            grade = OptionalInt.of(least);
            return this;
        }

        Draft severity(Severity least) {
            severity = Optional.of(least);
            return this;
        }

        Draft days(int oldest) {
            days = OptionalInt.of(oldest);
            return this;
        }

        Draft mute(MuteHours hours) {
            mute = List.of(hours);
            return this;
        }

        Draft silence(Silence silence) {
            silences = List.of(silence);
            return this;
        }

        Subscription build() {
            return new Subscription(
                    id,
                    true,
                    systems,
                    families,
                    classes,
                    owners,
                    areas,
                    materiel,
                    phases,
                    reliability,
                    grade,
                    severity,
                    days,
                    mute,
                    Optional.empty(),
                    silences);
        }
    }
}
