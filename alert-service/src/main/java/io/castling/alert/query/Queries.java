package io.castling.alert.query;

import io.castling.schemas.Relocation;
import io.castling.schemas.Sighting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Answers questions from the state stores of {@link QueryTopology}. */
public final class Queries {

    /** Gives the stores; throws {@link InvalidStateStoreException} while they cannot be read. */
    public interface Stores {
        ReadOnlyKeyValueStore<String, Sighting> whereabouts();

        ReadOnlyKeyValueStore<String, Relocation> relocations();
    }

    /** The stores cannot be read now; the message says why, and asking again later helps. */
    public static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotNow(InvalidStateStoreException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static final Comparator<Relocation> LATEST_FIRST =
            Comparator.comparing(Queries::lastDay).reversed().thenComparing(Relocation::getId);

    private final Stores stores;

    /** Questions to these stores. */
    public Queries(Stores stores) {
        this.stores = stores;
    }

    /**
     * Where systems were last reported, in the order of their keys.
     *
     * @param after the key after which to begin; empty for the beginning
     * @throws NotNow while the stores cannot be read
     */
    public Page<SeenAt> whereabouts(SightingFilter filter, String after, int limit) {
        try {
            var relocations = stores.relocations();
            var found = new ArrayList<SeenAt>();
            try (KeyValueIterator<String, Sighting> all = after.isEmpty()
                    ? stores.whereabouts().all()
                    : stores.whereabouts().range(after, null)) {
                while (all.hasNext() && found.size() <= limit) {
                    var entry = all.next();
                    var seen = new SeenAt(entry.key, entry.value, reported(entry.value, relocations));
                    if (!entry.key.equals(after) && filter.accepts(seen)) {
                        found.add(seen);
                    }
                }
            }
            boolean more = found.size() > limit;
            List<SeenAt> page = more ? found.subList(0, limit) : found;
            return new Page<>(page, more ? Optional.of(page.getLast().key()) : Optional.empty());
        } catch (InvalidStateStoreException e) {
            throw new NotNow(e);
        }
    }

    /**
     * The relocations of a system, or of all systems of a family, latest first; empty when neither is known.
     *
     * @param after id of the relocation after which to begin; empty for the beginning
     * @throws NotNow while the stores cannot be read
     */
    public Optional<Page<Relocation>> history(String name, Optional<Instant> since, String after, int limit) {
        try {
            List<Relocation> all = relocationsOf(name);
            if (all.isEmpty()) {
                return Optional.empty();
            }
            List<Relocation> wanted = all.stream()
                    .filter(each -> since.map(from -> !lastDay(each).isBefore(day(from)))
                            .orElse(true))
                    .sorted(LATEST_FIRST)
                    .toList();
            List<Relocation> rest = after.isEmpty()
                    ? wanted
                    : wanted.stream()
                            .dropWhile(each -> !each.getId().equals(after))
                            .skip(1)
                            .toList();
            List<Relocation> page = rest.stream().limit(limit).toList();
            return Optional.of(new Page<>(
                    page, page.size() < rest.size() ? Optional.of(page.getLast().getId()) : Optional.empty()));
        } catch (InvalidStateStoreException e) {
            throw new NotNow(e);
        }
    }

    private List<Relocation> relocationsOf(String name) {
        var store = stores.relocations();
        Map<String, Relocation> found = new TreeMap<>();
        collect(store, RelocationKeys.ofFamily(name), found);
        var families = new TreeSet<String>();
        try (var pointers = store.prefixScan(RelocationKeys.ofSystem(name), new StringSerializer())) {
            pointers.forEachRemaining(pointer -> families.add(pointer.value.getFamily()));
        }
        for (String family : families) {
            Map<String, Relocation> ofFamily = new TreeMap<>();
            collect(store, RelocationKeys.ofFamily(family), ofFamily);
            ofFamily.values().removeIf(each -> !name.equalsIgnoreCase(each.getSystem()));
            found.putAll(ofFamily);
        }
        return List.copyOf(found.values());
    }

    private static void collect(
            ReadOnlyKeyValueStore<String, Relocation> store, String prefix, Map<String, Relocation> found) {
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> found.put(entry.value.getId(), entry.value));
        }
    }

    private static Optional<Instant> reported(
            Sighting sighting, ReadOnlyKeyValueStore<String, Relocation> relocations) {
        return Optional.ofNullable(sighting.getReported())
                .or(() -> Optional.ofNullable(relocations.get(
                                RelocationKeys.relocation(sighting.getFamily(), sighting.getRelocation())))
                        .map(Relocation::getLastPublished));
    }

    /** The last day of the movement; where that is not told, the day of its first article. */
    private static LocalDate lastDay(Relocation relocation) {
        if (relocation.getWhen() != null) {
            return relocation.getWhen().getEnd();
        }
        return relocation.getFirstPublished() == null ? LocalDate.EPOCH : day(relocation.getFirstPublished());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
