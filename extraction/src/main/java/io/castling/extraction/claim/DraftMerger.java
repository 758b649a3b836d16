package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one claim of all that an article says of one move: headline, lead, details, plan and execution. */
final class DraftMerger {

    /** Claims of one article that are compared with each other: a bound, so that cost stays linear in its length. */
    private static final int REACH = 32;

    private static final int JOINING_PASSES = 8;
    /** Sentences between a claim and what is noted for it. */
    private static final int FARTHEST_NOTE = 3;

    private final Optional<LocalDate> published;
    private final List<DraftGroup> groups = new ArrayList<>();

    private DraftMerger(Optional<LocalDate> published) {
        this.published = published;
    }

    /** @param notes what is told of movements without a place: it adds to claims nearby */
    static List<Claim> merge(List<Draft> drafts, List<Draft> notes, Optional<LocalDate> published) {
        DraftMerger merger = new DraftMerger(published);
        Draft last = null;
        for (Draft draft : drafts) {
            if (!draft.support()) {
                merger.add(last != null && startsAt(last, draft) ? draft.withOrigins(last.destinations()) : draft);
                last = draft;
            }
        }
        for (int pass = 0; pass < JOINING_PASSES && merger.join(); pass++) {}
        merger.dropHeadlines();
        drafts.stream().filter(Draft::support).forEach(merger::support);
        notes.forEach(merger::note);
        return merger.groups.stream().map(merger::claim).toList();
    }

    /** {@code launchers that had been taken to Ishigaki were shipped back}: where they were is where they left. */
    private static boolean startsAt(Draft earlier, Draft draft) {
        return earlier.background()
                && !draft.background()
                && earlier.sentence() == draft.sentence()
                && earlier.theme() == draft.theme()
                && earlier.system().equals(draft.system())
                && draft.origins().isEmpty()
                && Agreement.of(earlier.destinations(), draft.destinations()) == Agreement.CONFLICT;
    }

    private void add(Draft draft) {
        for (int i = groups.size() - 1; i >= Math.max(0, groups.size() - REACH); i--) {
            if (groups.get(i).accepts(draft)) {
                groups.get(i).add(draft);
                return;
            }
        }
        groups.add(new DraftGroup(draft));
    }

    /** Joins groups that a third draft has made compatible; false when none were left. */
    private boolean join() {
        boolean joined = false;
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < Math.min(groups.size(), i + REACH); j++) {
                if (groups.get(i).accepts(groups.get(j).sum())) {
                    groups.get(i).addAll(groups.get(j));
                    groups.remove(j--);
                    joined = true;
                }
            }
        }
        return joined;
    }

    /** A headline that agrees with nothing in the text is the text, told more roughly. */
    private void dropHeadlines() {
        groups.removeIf(group -> group.sum().headline()
                && groups.stream()
                        .limit(REACH)
                        .anyMatch(other ->
                                !other.sum().headline() && !other.sum().background() && other.sameSystem(group.sum())));
    }

    private void support(Draft draft) {
        for (DraftGroup group : groups.subList(0, Math.min(REACH, groups.size()))) {
            boolean country = group.sum().destinations().stream()
                    .allMatch(place -> place.place().kind() == PlaceKind.COUNTRY);
            if (group.stoodAt(draft)) {
                group.startAt(draft);
                return;
            }
            if (!country
                    && group.sameSystem(draft)
                    && group.sum().background() == draft.background()
                    && Agreement.of(group.sum().destinations(), draft.destinations()) == Agreement.AGREE) {
                group.support(draft);
                return;
            }
        }
    }

    /** Gives what is noted to the nearest claim about the system. */
    private void note(Draft note) {
        DraftGroup nearest = null;
        int least = FARTHEST_NOTE + 1;
        boolean old = note.background() && note.when().isPresent();
        for (DraftGroup group : groups.subList(0, Math.min(REACH, groups.size()))) {
            int distance = group.distance(note);
            if (group.sameSystem(note) && !group.sum().background() && !old && distance < least) {
                nearest = group;
                least = distance;
            }
        }
        if (nearest != null) {
            nearest.note(note);
        }
    }

    private Claim claim(DraftGroup group) {
        Draft sum = group.sum();
        return new Claim(
                sum.system(),
                sum.origins(),
                sum.destinations(),
                sum.via(),
                sum.quantity().count(),
                sum.quantity().words(),
                sum.materiel(),
                sum.when().or(() -> news(sum)),
                sum.status(),
                sum.status() != Status.DENIED && sum.hedged(),
                group.hedgedSlots(),
                sum.background(),
                sum.attributedTo(),
                sum.evidence());
    }

    /** What is reported as news without a date happened in the days before publication. */
    private Optional<Period> news(Draft sum) {
        return sum.status() == Status.REPORTED && !sum.background()
                ? published.map(day -> new Period(day.minusDays(7), day))
                : Optional.empty();
    }
}
