package io.castling.extraction.claim;

import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the article has spoken of so far, so that {@code the battery}, {@code they}, {@code the island} and
 * {@code there} can be understood. One per article, changed as its sentences are read.
 */
final class Memory {

    /** How many names back a reader still remembers. */
    private static final int REACH = 64;

    private static final Map<String, Set<PlaceKind>> KINDS = Map.ofEntries(
            Map.entry("island", Set.of(PlaceKind.ISLAND, PlaceKind.ISLANDS)),
            Map.entry("islands", Set.of(PlaceKind.ISLANDS, PlaceKind.ISLAND)),
            Map.entry("peninsula", Set.of(PlaceKind.PENINSULA, PlaceKind.REGION)),
            Map.entry("exclave", Set.of(PlaceKind.REGION)),
            Map.entry("enclave", Set.of(PlaceKind.REGION)),
            Map.entry("region", Set.of(PlaceKind.REGION)),
            Map.entry("province", Set.of(PlaceKind.REGION)),
            Map.entry("city", Set.of(PlaceKind.CITY)),
            Map.entry("town", Set.of(PlaceKind.CITY)),
            Map.entry("capital", Set.of(PlaceKind.CITY)),
            Map.entry("country", Set.of(PlaceKind.COUNTRY)),
            Map.entry("kingdom", Set.of(PlaceKind.COUNTRY)),
            Map.entry("base", Set.of(PlaceKind.FACILITY)),
            Map.entry("airbase", Set.of(PlaceKind.FACILITY)),
            Map.entry("airport", Set.of(PlaceKind.FACILITY)),
            Map.entry("airfield", Set.of(PlaceKind.FACILITY)),
            Map.entry("reef", Set.of(PlaceKind.ISLAND)));

    private final List<List<WeaponSystem>> inOrder = new ArrayList<>();
    private final List<List<WeaponSystem>> all;
    private List<WeaponSystem> lastMoved = List.of();
    private int movedAt = Integer.MIN_VALUE / 2;
    private int mentionedAt = Integer.MIN_VALUE / 2;
    private final Map<WeaponSystem, Quantity> quantities = new HashMap<>();
    private final List<PlaceMention> places = new ArrayList<>();
    private @Nullable PlaceMention lastEnd;
    private @Nullable PlaceMention site;
    private @Nullable PlaceMention base;
    private int datelines;
    private int endedAt = Integer.MIN_VALUE / 2;
    private boolean strikes;
    private int sentence;

    /** @param groups all systems of the article in order, title first: a title may speak of what the text names */
    Memory(List<List<WeaponSystem>> groups) {
        all = List.copyOf(groups);
    }

    /** The article tells of shots or hits. */
    void strike() {
        strikes = true;
    }

    boolean strikes() {
        return strikes;
    }

    void nextSentence() {
        sentence++;
    }

    /** @param systems named together: {@code the S-300 and the S-400} */
    void mention(List<WeaponSystem> systems) {
        inOrder.add(systems);
        mentionedAt = sentence;
    }

    void mention(PlaceMention place) {
        if (place.use() == PlaceMention.Use.LITERAL) {
            places.add(place);
        }
    }

    void moved(Theme theme) {
        lastMoved = theme.systems();
        movedAt = sentence;
        for (Theme.Part part : theme.parts()) {
            if (theme.quantity(part).strength().compareTo(Quantity.Strength.VAGUE) > 0) {
                quantities.put(part.system(), theme.quantity(part));
            }
        }
    }

    /** How many of the system {@code they} are. */
    Quantity quantity(WeaponSystem system) {
        return quantities.getOrDefault(system, Quantity.UNSAID);
    }

    /** A place where something is said to be. */
    void site(PlaceMention place) {
        site = place;
    }

    /** Where what is withdrawn must have been, if no words say it. */
    Optional<PlaceMention> site() {
        return Optional.ofNullable(site);
    }

    void ended(PlaceMention place) {
        site = place;
        lastEnd = place;
        endedAt = sentence;
    }

    /** Where the last movement ended. */
    Optional<PlaceMention> end() {
        return Optional.ofNullable(lastEnd);
    }

    /** Sentences since a movement ended somewhere. */
    int sinceEnd() {
        return sentence - endedAt;
    }

    /** The article is reported from here. */
    void dateline(PlaceMention place) {
        mention(place);
        datelines = places.size();
        if (base == null && place.place().kind() == PlaceKind.FACILITY) {
            base = place;
        }
    }

    /** The base that the article is reported from: who reports from a base tells what happens there. */
    Optional<PlaceMention> base() {
        return Optional.ofNullable(base);
    }

    /** Sentences since a system was named or moved. */
    int silence() {
        return sentence - Math.max(mentionedAt, movedAt);
    }

    /** Which systems words like {@code the batteries} stand for; empty if none or if it cannot be told. */
    List<WeaponSystem> systems(String noun) {
        Kinship kinship = Kinship.of(noun);
        if (!lastMoved.isEmpty() && sentence - movedAt <= 4 && kinship.admits(lastMoved.getFirst())) {
            return lastMoved;
        }
        for (int i = inOrder.size() - 1; i >= Math.max(0, inOrder.size() - REACH); i--) {
            if (kinship.admits(inOrder.get(i).getFirst())) {
                return inOrder.get(i);
            }
        }
        return all.stream()
                .limit(REACH)
                .filter(group -> kinship.admits(group.getFirst()))
                .findFirst()
                .orElse(List.of());
    }

    /** The place that {@code the island} or {@code the base} stands for. */
    Optional<PlaceMention> place(String noun) {
        Set<PlaceKind> kinds = KINDS.get(noun);
        if (kinds == null) {
            return Optional.empty();
        }
        for (int i = places.size() - 1; i >= Math.max(0, places.size() - REACH); i--) {
            if (kinds.contains(places.get(i).place().kind())) {
                return Optional.of(places.get(i));
            }
        }
        return Optional.empty();
    }

    /** The place that {@code there} stands for. */
    Optional<PlaceMention> there() {
        if (lastEnd != null) {
            return Optional.of(lastEnd);
        }
        return places.size() <= datelines ? Optional.empty() : Optional.of(places.getLast());
    }
}
