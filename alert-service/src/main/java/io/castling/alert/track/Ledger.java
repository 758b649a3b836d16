package io.castling.alert.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest word of each article on each claim. Immutable; a change copies one bucket. */
final class Ledger {

    private static final int BITS = 8;

    static final Ledger EMPTY = new Ledger(new Entry[1 << BITS][0], 0);

    private final Entry[][] buckets;
    private final int size;

    private Ledger(Entry[][] buckets, int size) {
        this.buckets = buckets;
        this.size = size;
    }

    /**
     * @param claim as last seen
     * @param member prepared for comparison; null once it is withdrawn
     */
    record Entry(Claim claim, @Nullable Member member) {

        static final Comparator<Entry> BY_DAY = Comparator.comparing(Entry::claim, Claim.BY_DAY);

        boolean withdrawn() {
            return member == null;
        }
    }

    int size() {
        return size;
    }

    Optional<Entry> find(String claimId) {
        for (Entry entry : buckets[index(claimId)]) {
            if (entry.claim.id().equals(claimId)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    Ledger with(Entry entry) {
        int index = index(entry.claim.id());
        Entry[] bucket = without(buckets[index], entry.claim.id());
        Entry[] longer = Arrays.copyOf(bucket, bucket.length + 1);
        longer[bucket.length] = entry;
        return replaced(index, longer);
    }

    Ledger without(String claimId) {
        int index = index(claimId);
        return replaced(index, without(buckets[index], claimId));
    }

    Collection<Entry> entries() {
        List<Entry> entries = new ArrayList<>(size);
        for (Entry[] bucket : buckets) {
            entries.addAll(Arrays.asList(bucket));
        }
        entries.sort(Entry.BY_DAY);
        return entries;
    }

    Optional<Entry> oldest() {
        Entry oldest = null;
        for (Entry[] bucket : buckets) {
            for (Entry entry : bucket) {
                oldest = oldest == null || Entry.BY_DAY.compare(entry, oldest) < 0 ? entry : oldest;
            }
        }
        return Optional.ofNullable(oldest);
    }

    private Ledger replaced(int index, Entry[] bucket) {
        Entry[][] copy = buckets.clone();
        int change = bucket.length - buckets[index].length;
        copy[index] = bucket;
        return new Ledger(copy, size + change);
    }

    private static Entry[] without(Entry[] bucket, String claimId) {
        return Arrays.stream(bucket)
                .filter(entry -> !entry.claim.id().equals(claimId))
                .toArray(Entry[]::new);
    }

    private static int index(String claimId) {
        int hash = claimId.hashCode();
        return (hash ^ hash >>> 16) & (1 << BITS) - 1;
    }
}
