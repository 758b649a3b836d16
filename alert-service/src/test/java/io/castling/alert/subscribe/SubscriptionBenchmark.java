package io.castling.alert.subscribe;

import io.castling.alert.policy.Severity;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Phase;
import io.castling.alert.track.Place;
import io.castling.alert.track.voice.Reliability;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/**
 * Prints what it costs to find out who wants an alert: CPU time of one thread for one alert, median and 99th percentile of
 * 500 after as many to warm up, for several kinds of lists.
 */
final class SubscriptionBenchmark {

    private static final int SUBSCRIPTIONS = 10_000;
    private static final int ROUNDS = 500;
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private SubscriptionBenchmark() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true);
        out.printf(Locale.ROOT, "%-52s %8s %8s %8s%n", "10,000 subscriptions", "matches", "p50 ms", "p99 ms");
        measure(out, "each wants one of 500 systems", list(SubscriptionBenchmark::bySystem));
        measure(out, "mixed: system, family, class, owner, area, rest", list(SubscriptionBenchmark::mixed));
        measure(out, "all want polygons of 100 corners, elsewhere", list(random -> area(polygon(random, 60, 100))));
        measure(
                out,
                "all want polygons of 100 corners around the place",
                list(random -> area(polygon(random, 0, 100))));
        measure(out, "all want everything", list(random -> plain(Set.of(), Set.of(), Set.of(), Set.of(), List.of())));
    }

    private interface Maker {
        Subscription make(Random random);
    }

    private static SubscriptionIndex list(Maker maker) {
        var random = new Random(7);
        List<Subscription> all = new ArrayList<>();
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            all.add(named("s" + i, maker.make(random)));
        }
        return SubscriptionIndex.of(all);
    }

    private static void measure(PrintStream out, String what, SubscriptionIndex index) {
        var threads = ManagementFactory.getThreadMXBean();
        var random = new Random(11);
        var times = new double[ROUNDS];
        long matches = 0;
        for (int i = -ROUNDS; i < ROUNDS; i++) {
            News news = news(random);
            long began = threads.getCurrentThreadCpuTime();
            int found = index.match(news, NOW).size();
            long took = threads.getCurrentThreadCpuTime() - began;
            if (i >= 0) {
                times[i] = took / 1e6;
                matches += found;
            }
        }
        Arrays.sort(times);
        out.printf(
                Locale.ROOT,
                "%-52s %8d %8.3f %8.3f%n",
                what,
                matches / ROUNDS,
                times[ROUNDS / 2],
                times[ROUNDS * 99 / 100]);
    }

    private static News news(Random random) {
        int system = random.nextInt(500);
        return new News(
                "rel",
                Optional.of("F" + system / 5 + "-" + system),
                "F" + system / 5,
                "C" + system % 7,
                List.of("O" + system % 40),
                List.of(place(20.5, 54.7)),
                List.of(place(36.6, 50.6)),
                Materiel.SYSTEM,
                Phase.REPORTED,
                Reliability.B,
                2,
                Severity.HIGH,
                Optional.empty());
    }

    private static Place place(double longitude, double latitude) {
        return new Place(
                "cs:x",
                "Somewhere",
                latitude,
                longitude,
                Optional.of("RU"),
                Place.Kind.CITY,
                5,
                List.of("gn:1", "gn:2"));
    }

    private static Subscription bySystem(Random random) {
        int system = random.nextInt(500);
        return plain(Set.of("F" + system / 5 + "-" + system), Set.of(), Set.of(), Set.of(), List.of());
    }

    private static Subscription mixed(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> bySystem(random);
            case 1 -> plain(Set.of(), Set.of("F" + random.nextInt(100)), Set.of(), Set.of(), List.of());
            case 2 -> plain(Set.of(), Set.of(), Set.of("C" + random.nextInt(7)), Set.of(), List.of());
            case 3 -> plain(Set.of(), Set.of(), Set.of(), Set.of("O" + random.nextInt(40)), List.of());
            case 4 -> area(new Area.Country(random.nextInt(20) == 0 ? "RU" : "PL"));
            default -> area(polygon(random, random.nextInt(60), 30));
        };
    }

    /** A ring around a place that lies so many degrees from the alert's. */
    private static Area polygon(Random random, double away, int corners) {
        List<Area.Position> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 2 + random.nextDouble();
            ring.add(new Area.Position(20.5 + away + radius * Math.cos(angle), 54.7 + radius * Math.sin(angle)));
        }
        ring.add(ring.getFirst());
        return new Area.Shape(List.of(List.of(ring)));
    }

    private static Subscription area(Area area) {
        return plain(Set.of(), Set.of(), Set.of(), Set.of(), List.of(new Reach(area, Reach.End.EITHER)));
    }

    private static Subscription plain(
            Set<String> systems, Set<String> families, Set<String> classes, Set<String> owners, List<Reach> areas) {
        return new Subscription(
                "",
                true,
                systems,
                families,
                classes,
                owners,
                areas,
                Set.of(),
                Set.of(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Subscription named(String id, Subscription of) {
        return new Subscription(
                id,
                of.enabled(),
                of.systems(),
                of.families(),
                of.systemClasses(),
                of.owners(),
                of.areas(),
                of.materiel(),
                of.phases(),
                of.leastReliability(),
                of.leastGrade(),
                of.leastSeverity(),
                of.oldestDays(),
                of.muteHours(),
                of.digest(),
                of.silences());
    }
}
