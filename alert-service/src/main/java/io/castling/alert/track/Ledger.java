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

    static final Ledger EMPTY = new Ledger(new Entry[1 << BITS][0], new Entry[1 << BITS], 0);

    private final Entry[][] buckets;
    private final @Nullable Entry[] oldest;
    private final int size;

    /** @param oldest of each bucket */
    private Ledger(Entry[][] buckets, @Nullable Entry[] oldest, int size) {
        this.buckets = buckets;
        this.oldest = oldest;
        this.size = size;
    }

    /**
     * @param claim as last seen
     * @param member prepared for comparison; null once it is withdrawn
     * @param day of the article
     */
    record Entry(Claim claim, @Nullable Member member, long day) {

        /** As {@link Claim#BY_DAY}. */
        static final Comparator<Entry> BY_DAY =
                Comparator.comparingLong(Entry::day).thenComparing(entry -> entry.claim.id());

        Entry(Claim claim, @Nullable Member member) {
            this(claim, member, claim.article().day().toEpochDay());
        }

        boolean withdrawn() {
            return member == null;
        }

        /** What takes part in relocations, if it does. */
        @Nullable Member traceable() {
            return member == null || !member.isTraceable() ? null : member;
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
        return Optional.ofNullable(oldest(oldest));
    }

    private static @Nullable Entry oldest(@Nullable Entry[] entries) {
        Entry oldest = null;
        for (Entry entry : entries) {
            boolean older = entry != null && (oldest == null || Entry.BY_DAY.compare(entry, oldest) < 0);
            oldest = older ? entry : oldest;
        }
        return oldest;
    }

    private Ledger replaced(int index, Entry[] bucket) {
        Entry[][] copy = buckets.clone();
        int change = bucket.length - buckets[index].length;
        copy[index] = bucket;
        @Nullable Entry[] first = Arrays.copyOf(oldest, oldest.length);
        first[index] = oldest(bucket);
        return new Ledger(copy, first, size + change);
    }

    private static Entry[] without(Entry[] bucket, String claimId) {
        for (int i = 0; i < bucket.length; i++) {
            if (bucket[i].claim.id().equals(claimId)) {
                Entry[] shorter = new Entry[bucket.length - 1];
                System.arraycopy(bucket, 0, shorter, 0, i);
                System.arraycopy(bucket, i + 1, shorter, i, shorter.length - i);
                return shorter;
            }
        }
        return bucket;
    }

    private static int index(String claimId) {
        int hash = claimId.hashCode();
        return (hash ^ hash >>> 16) & (1 << BITS) - 1;
    }
}
