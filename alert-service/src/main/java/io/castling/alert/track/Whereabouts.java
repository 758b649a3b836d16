package io.castling.alert.track;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the systems of one family were last reported, as it follows from their relocations: every place that a reported
 * relocation ended at. A place that is only guessed at is none. It is left once a later relocation of the same system
 * starts there.
 *
 * <p>It follows a track step by step; a step looks once at the relocations for each one that it changed. Not for several
 * threads.
 */
public final class Whereabouts {

    private static final Comparator<Stop> LATEST_FIRST = Comparator.comparing(Stop::lastDay)
            .reversed()
            .thenComparing(stop -> stop.relocation().id());

    private final Map<String, Stop> reported = new HashMap<>();
    private final Map<String, Map<Key, Whereabout>> arrivals = new HashMap<>();
    private final Map<Key, Set<String>> relocationsAt = new HashMap<>();

    public Whereabouts(Track track) {
        track.relocations().forEach(this::keep);
        reported.values().forEach(this::arrive);
    }

    /**
     * Where something was reported.
     *
     * @param system canonical name, or that of the family
     * @param place id
     */
    public record Key(String system, String place) {}

    /** A reported relocation, prepared for comparison. */
    private record Stop(Relocation relocation, List<Spot> origins, List<Spot> destinations, LocalDate lastDay) {

        Stop(Relocation relocation) {
            this(
                    relocation,
                    relocation.origins().stream().map(Spot::new).toList(),
                    relocation.destinations().stream().map(Spot::new).toList(),
                    relocation
                            .period()
                            .map(Period::end)
                            .or(relocation::firstPublished)
                            .orElse(LocalDate.EPOCH));
        }
    }

    /** All of them; of several arrivals of one system at one place the latest counts. */
    public Map<Key, Whereabout> all() {
        Map<Key, Whereabout> all = new LinkedHashMap<>();
        reported.values().stream()
                .sorted(LATEST_FIRST)
                .forEach(stop -> arrivals(stop).forEach(all::putIfAbsent));
        return all;
    }

    /** Follows a step. Gives what is now known of each place that it can have changed; empty where nothing is. */
    public Map<Key, Optional<Whereabout>> follow(List<Change> changes) {
        Map<String, Optional<Relocation>> latest = latest(changes);
        Set<String> again = new HashSet<>();
        List<Stop> moved = new ArrayList<>();
        for (Map.Entry<String, Optional<Relocation>> entry : latest.entrySet()) {
            Stop was = reported.remove(entry.getKey());
            if (was != null) {
                moved.add(was);
            }
            entry.getValue().ifPresent(this::keep);
            Stop is = reported.get(entry.getKey());
            if (is != null) {
                moved.add(is);
            }
            again.add(entry.getKey());
        }
        for (Stop stop : reported.values()) {
            if (moved.stream().anyMatch(other -> mayHaveLeft(stop, other))) {
                again.add(stop.relocation.id());
            }
        }
        Set<Key> touched = new HashSet<>();
        for (String id : again) {
            touched.addAll(leave(id));
            Stop stop = reported.get(id);
            if (stop != null) {
                touched.addAll(arrive(stop));
            }
        }
        Map<Key, Optional<Whereabout>> now = new HashMap<>();
        touched.forEach(key -> now.put(key, at(key)));
        return now;
    }

    /** The relocations that changed, as they are; empty where they are no more. */
    private static Map<String, Optional<Relocation>> latest(List<Change> changes) {
        Map<String, Optional<Relocation>> latest = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.OfRelocation about) {
                boolean ended = change instanceof Change.Withdrawn || change instanceof Change.Sealed;
                latest.put(about.relocation().id(), ended ? Optional.empty() : Optional.of(about.relocation()));
                if (change instanceof Change.Merged merged) {
                    merged.absorbed().forEach(absorbed -> latest.put(absorbed.id(), Optional.empty()));
                }
            }
        }
        return latest;
    }

    private void keep(Relocation relocation) {
        if (relocation.phase() == Phase.REPORTED) {
            reported.put(relocation.id(), new Stop(relocation));
        }
    }

    private Set<Key> arrive(Stop stop) {
        Relocation relocation = stop.relocation;
        Map<Key, Whereabout> places = new LinkedHashMap<>();
        if (!relocation.hedgedSlots().contains(Slot.DESTINATIONS)) {
            for (Spot spot : stop.destinations) {
                places.put(
                        new Key(relocation.systemOrFamily(), spot.place().id()),
                        whereabout(relocation, spot.place(), departure(stop, spot)));
            }
        }
        arrivals.put(relocation.id(), places);
        places.keySet()
                .forEach(key -> relocationsAt
                        .computeIfAbsent(key, each -> new HashSet<>())
                        .add(relocation.id()));
        return places.keySet();
    }

    private Set<Key> leave(String id) {
        Map<Key, Whereabout> places = arrivals.remove(id);
        if (places == null) {
            return Set.of();
        }
        for (Key key : places.keySet()) {
            Set<String> relocations = relocationsAt.getOrDefault(key, new HashSet<>());
            relocations.remove(id);
            if (relocations.isEmpty()) {
                relocationsAt.remove(key);
            }
        }
        return places.keySet();
    }

    private Map<Key, Whereabout> arrivals(Stop stop) {
        return arrivals.getOrDefault(stop.relocation.id(), Map.of());
    }

    private Optional<Whereabout> at(Key key) {
        return relocationsAt.getOrDefault(key, Set.of()).stream()
                .flatMap(id -> Optional.ofNullable(reported.get(id)).stream())
                .min(LATEST_FIRST)
                .flatMap(stop -> Optional.ofNullable(arrivals(stop).get(key)));
    }

    private static Whereabout whereabout(Relocation relocation, Place place, @Nullable Stop departure) {
        return new Whereabout(
                relocation.system(),
                relocation.family(),
                relocation.materiel(),
                place,
                relocation.period(),
                Optional.ofNullable(departure).map(left -> left.relocation.id()),
                relocation.id(),
                relocation.support().size(),
                relocation.credibility(),
                relocation.claims().stream()
                        .filter(Claim::supports)
                        .map(claim -> claim.article().id())
                        .distinct()
                        .toList());
    }

    /** The first relocation after the arrival that starts at the place. */
    private @Nullable Stop departure(Stop arrival, Spot place) {
        Stop first = null;
        for (Stop other : reported.values()) {
            if (isLater(arrival, other)
                    && (first == null || isBefore(other, first))
                    && other.origins.stream().anyMatch(origin -> isAt(origin, place))) {
                first = other;
            }
        }
        return first;
    }

    private static boolean isBefore(Stop one, Stop other) {
        int days = one.lastDay.compareTo(other.lastDay);
        return days < 0 || (days == 0 && one.relocation.id().compareTo(other.relocation.id()) < 0);
    }

    private static boolean mayHaveLeft(Stop arrival, Stop other) {
        return isLater(arrival, other)
                && other.origins.stream()
                        .anyMatch(origin -> arrival.destinations.stream().anyMatch(place -> isAt(origin, place)));
    }

    private static boolean isLater(Stop arrival, Stop other) {
        return other.lastDay.isAfter(arrival.lastDay)
                && other.relocation.materiel() == arrival.relocation.materiel()
                && sameSystem(arrival.relocation, other.relocation);
    }

    /** What left a country need not have left each place in it; what left a place, or its area, did. */
    private static boolean isAt(Spot origin, Spot place) {
        boolean vague = origin.grain().compareTo(Spot.Grain.AREA) < 0 && place.grain() != origin.grain();
        return !vague && origin.agrees(place);
    }

    private static boolean sameSystem(Relocation one, Relocation other) {
        return one.system().isEmpty()
                || other.system().isEmpty()
                || one.system().equals(other.system());
    }
}
