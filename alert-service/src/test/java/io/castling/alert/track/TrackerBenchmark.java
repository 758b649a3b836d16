package io.castling.alert.track;

import io.castling.alert.track.voice.Signature;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/**
 * How many claims a second one core takes in. Run it by hand:
 * {@code mvn -q -pl alert-service -am test-compile} and then this class with the test class path. Prints one line for
 * each point of three curves: claims per CPU second of the one thread by the size of the input, by the density of the
 * claims, and with all claims on one system.
 *
 * <p>Every system has movements between random places over three years, each told by one to nine reports within two
 * weeks, now coarsely, now exactly, now with one end alone; a tenth are plans and a twentieth are late by months.
 */
final class TrackerBenchmark {

    private static final int SYSTEMS = 500;
    private static final int CLAIMS = 100_000;
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 1000;

    /** Claims a day on one system, as many times the usual: what a war does. */
    private static final int DENSEST = 10;

    private TrackerBenchmark() {}

    /** @param arguments names of the curves to run: {@code size}, {@code density}, {@code one}; all where there is none */
    public static void main(String[] arguments) {
        Set<String> curves = arguments.length > 0 ? Set.of(arguments) : Set.of("size", "density", "one");
        run("warm-up", SYSTEMS / 5, CLAIMS / SYSTEMS, DAYS);
        if (curves.contains("size")) {
            // Ever more claims on the same systems, over as much more time: what a service sees in the long run.
            for (int claims : new int[] {10_000, 20_000, 50_000, 100_000, 200_000}) {
                run("size", SYSTEMS, claims / SYSTEMS, (int) ((long) DAYS * claims / CLAIMS));
            }
        }
        if (curves.contains("density")) {
            // As many claims in the same time on ever fewer systems, so that movements crowd each other.
            for (int times : new int[] {1, 2, 4, 8}) {
                run("density", SYSTEMS / times, times * CLAIMS / SYSTEMS, DAYS);
            }
        }
        if (curves.contains("one")) {
            // All on one system, whose track forgets what it has no room for.
            for (int claims : new int[] {10_000, 20_000, 50_000, 100_000}) {
                run("one", 1, claims, (int) ((long) DAYS * claims * SYSTEMS / CLAIMS / DENSEST));
            }
        }
    }

    private static void run(String curve, int systems, int perSystem, int days) {
        Tracker tracker = new Tracker(TestSources.REGISTRY);
        List<Claim> claims = new ArrayList<>();
        for (int system = 0; system < systems; system++) {
            claims.addAll(claims("family" + system, perSystem, days, new Random(system)));
        }
        Collections.shuffle(claims, new Random(1));
        claims.sort(
                (one, other) -> one.article().day().compareTo(other.article().day()));
        Map<String, Track> tracks = new HashMap<>();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (Claim claim : claims) {
            Track track = tracks.getOrDefault(claim.family(), Track.empty(claim.family()));
            tracks.put(
                    claim.family(),
                    tracker.step(track, new Report.Asserted(claim)).track());
        }
        double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
        int relocations = tracks.values().stream()
                .mapToInt(track -> track.relocations().size())
                .sum();
        int remembered = tracks.values().stream().mapToInt(Track::size).max().orElse(0);
        System.out.printf(
                "%-8s %,9d claims, %3d systems, %,7d a system, at most %,5d remembered, %,6d relocations:"
                        + " %,7.0f claims per CPU second%n",
                curve, claims.size(), systems, perSystem, remembered, relocations, claims.size() / seconds);
    }

    private static List<Claim> claims(String family, int count, int days, Random random) {
        Gazetteer gazetteer = Gazetteer.read();
        List<Place> points = gazetteer.names().stream()
                .map(gazetteer::place)
                .filter(place -> new Spot(place).grain() == Spot.Grain.POINT)
                .toList();
        List<Claim> claims = new ArrayList<>();
        while (claims.size() < count) {
            Place from = points.get(random.nextInt(points.size()));
            Place to = points.get(random.nextInt(points.size()));
            LocalDate day = START.plusDays(random.nextInt(days));
            int reports = Math.min(count - claims.size(), 1 + random.nextInt(9));
            for (int i = 0; i < reports; i++) {
                claims.add(claim(family, claims.size(), from, to, day, random, gazetteer));
            }
        }
        return claims;
    }

    private static Claim claim(
            String family, int number, Place from, Place to, LocalDate day, Random random, Gazetteer gazetteer) {
        boolean planned = random.nextInt(10) == 0;
        int late = random.nextInt(20) == 0 ? random.nextInt(120) : random.nextInt(14);
        LocalDate published = planned ? day.minusDays(random.nextInt(90)) : day.plusDays(late);
        int end = random.nextInt(4);
        Set<Slot> hedged = random.nextInt(6) == 0 ? EnumSet.of(Slot.DESTINATIONS) : Set.of();
        int[] signature = random.ints(64, 0, 1000).toArray();
        String id = family + "#" + number;
        return new Claim(
                id,
                new Article(
                        id,
                        1,
                        Optional.of("https://outlet" + random.nextInt(60) + ".example/" + number),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(published),
                        Optional.empty(),
                        Signature.of(signature)),
                Optional.empty(),
                family,
                end == 0 ? List.of() : List.of(told(from, random, gazetteer)),
                end == 1 ? List.of() : List.of(told(to, random, gazetteer)),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                Materiel.SYSTEM,
                random.nextBoolean() ? Optional.of(Period.on(day)) : Optional.empty(),
                planned ? Status.PLANNED : Status.REPORTED,
                random.nextInt(4) == 0,
                hedged,
                false,
                random.nextBoolean() ? List.of("UK MoD") : List.of(),
                new Evidence("text", 0, 10, "", ""));
    }

    private static Place told(Place place, Random random, Gazetteer gazetteer) {
        if (random.nextInt(3) > 0 || place.within().isEmpty()) {
            return place;
        }
        String coarser = place.within().get(random.nextInt(place.within().size()));
        return gazetteer.names().stream()
                .filter(name -> Gazetteer.id(name).equals(coarser))
                .map(gazetteer::place)
                .findFirst()
                .orElse(place);
    }
}
