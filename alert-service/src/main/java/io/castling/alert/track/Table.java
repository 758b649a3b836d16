package io.castling.alert.track;

import org.jspecify.annotations.Nullable;

/**
 * A cluster while claims come and go: what it was before the claim at hand, in the order of the claims. As long as
 * nothing has changed in it, it is filled from the cluster as it stood.
 */
final class Table {

    private final Mark mark;
    private final @Nullable Cluster before;
    private @Nullable Draft draft;
    private int filled;
    private boolean changed;
    private long first;
    private long last;

    /** A new one, which a claim opens. */
    Table(Member first) {
        this.mark = new Mark();
        this.before = null;
        this.draft = new Draft(first);
        this.changed = true;
        this.first = first.reach().first();
        this.last = first.reach().last();
    }

    Table(Cluster before) {
        this.mark = before.mark();
        this.before = before;
        this.first = before.footprint().reach().first();
        this.last = before.footprint().reach().last();
    }

    Mark mark() {
        return mark;
    }

    @Nullable Cluster before() {
        return before;
    }

    @Nullable Draft draft() {
        return draft;
    }

    boolean isChanged() {
        return changed;
    }

    /** From this claim on the table is not what it was. */
    void change(Member from) {
        fill(from);
        changed = true;
    }

    /** Whether the claim that opened it is still the one that did. */
    boolean keepsFirst() {
        return before != null
                && draft != null
                && draft.members().getFirst().equals(before.members().getFirst());
    }

    /** Whether a claim can be of the same days as any that sits here, sat here or came; else it cannot fit. */
    boolean reaches(Member member) {
        return first <= member.reach().last() && member.reach().first() <= last;
    }

    void add(Member member, double misfit) {
        first = Math.min(first, member.reach().first());
        last = Math.max(last, member.reach().last());
        if (draft == null) {
            draft = new Draft(member);
        } else {
            draft.add(member, misfit);
        }
    }

    /** How ill a claim fits among those before it. */
    double fit(Member member) {
        if (!reaches(member)) {
            return Draft.NONE;
        }
        if (!changed) {
            if (before != null && !before.footprint().touches(member.footprint())) {
                return Draft.NONE;
            }
            fill(member);
        }
        return draft == null ? Draft.NONE : draft.fit(member);
    }

    /** Whether this table was opened before the other; what has no claims yet comes last. */
    boolean isOpenedBefore(Table other) {
        Draft one = draft;
        Draft two = other.draft;
        if (one == null || two == null) {
            return two == null && one != null;
        }
        return one.members().getFirst().compareTo(two.members().getFirst()) < 0;
    }

    private void fill(Member upTo) {
        if (changed || before == null) {
            return;
        }
        while (filled < before.members().size() && before.members().get(filled).compareTo(upTo) < 0) {
            add(before.members().get(filled), Draft.NONE);
            filled++;
        }
    }
}
