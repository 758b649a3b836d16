package io.castling.extraction.claim;

import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Slot;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes one claim of all that an article says of one move: headline, lead, details, plan and execution. */
final class DraftMerger {

    /** Claims of one article that are compared with each other: a bound, so that cost stays linear in its length. */
    private static final int REACH = 32;

    private static final int JOINING_PASSES = 8;
    private static final int MOST_SOURCES = 5;

    private final Optional<LocalDate> published;
    private final List<Group> groups = new ArrayList<>();

    private DraftMerger(Optional<LocalDate> published) {
        this.published = published;
    }

    static List<Claim> merge(List<Draft> drafts, Optional<LocalDate> published) {
        DraftMerger merger = new DraftMerger(published);
        drafts.stream().filter(d -> !d.support()).forEach(merger::add);
        for (int pass = 0; pass < JOINING_PASSES && merger.join(); pass++) {}
        merger.dropHeadlines();
        drafts.stream().filter(Draft::support).forEach(merger::support);
        return merger.groups.stream().map(merger::claim).toList();
    }

    private void add(Draft draft) {
        for (int i = groups.size() - 1; i >= Math.max(0, groups.size() - REACH); i--) {
            if (groups.get(i).accepts(draft)) {
                groups.get(i).add(draft);
                return;
            }
        }
        groups.add(new Group(draft));
    }

    /** Joins groups that a third draft has made compatible; false when none were left. */
    private boolean join() {
        boolean joined = false;
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < Math.min(groups.size(), i + REACH); j++) {
                if (groups.get(i).accepts(groups.get(j).sum)) {
                    groups.get(j).drafts.forEach(groups.get(i)::add);
                    groups.remove(j--);
                    joined = true;
                }
            }
        }
        return joined;
    }

    /** A headline that agrees with nothing in the text is the text, told more roughly. */
    private void dropHeadlines() {
        groups.removeIf(group -> group.sum.headline()
                && groups.stream()
                        .limit(REACH)
                        .anyMatch(other ->
                                !other.sum.headline() && !other.sum.background() && other.sameSystem(group.sum)));
    }

    private void support(Draft draft) {
        for (Group group : groups.subList(0, Math.min(REACH, groups.size()))) {
            boolean country = group.sum.destinations().stream()
                    .allMatch(place -> place.place().kind() == PlaceKind.COUNTRY);
            if (group.stoodAt(draft)) {
                group.sum = group.sum.withEnds(draft.destinations(), group.sum.destinations(), group.sum.via());
                return;
            }
            if (!country
                    && group.sameSystem(draft)
                    && group.sum.background() == draft.background()
                    && Agreement.of(group.sum.destinations(), draft.destinations()) == Agreement.AGREE) {
                group.support(draft);
                return;
            }
        }
    }

    /** Drafts of one move and what they say together. */
    private static final class Group {

        private final List<Draft> drafts = new ArrayList<>();
        private Draft sum;

        Group(Draft draft) {
            drafts.add(draft);
            sum = draft;
        }

        /** {@code the battery that had stood near Kerch was moved}: where it stood is where it left. */
        boolean stoodAt(Draft draft) {
            return sum.origins().isEmpty()
                    && sum.status() == Status.REPORTED
                    && Agreement.of(sum.destinations(), draft.destinations()) == Agreement.CONFLICT
                    && drafts.subList(Math.max(0, drafts.size() - REACH), drafts.size()).stream()
                            .anyMatch(moved -> moved.sentence() == draft.sentence()
                                    && moved.system().equals(draft.system())
                                    && draft.evidence().arguments().getFirst().start()
                                            <= moved.evidence()
                                                    .arguments()
                                                    .getFirst()
                                                    .start());
        }

        boolean sameSystem(Draft draft) {
            WeaponSystem a = sum.system();
            WeaponSystem b = draft.system();
            return a.name().equals(b.name())
                    || (a.family().equals(b.family())
                            && (a.name().equals(a.family()) || b.name().equals(b.family())));
        }

        boolean accepts(Draft draft) {
            if (!sameSystem(draft) || sum.background() != draft.background()) {
                return false;
            }
            if (chains(draft)) {
                return true;
            }
            if (leg(draft)) {
                return true;
            }
            boolean aside = draft.vague() || sum.vague();
            if (aside && draft.origins().isEmpty() && sum.status() == draft.status()) {
                return true;
            }
            Agreement origins = Agreement.of(sum.origins(), draft.origins());
            Agreement destinations = Agreement.of(sum.destinations(), draft.destinations());
            if (destinations == Agreement.CONFLICT && (sum.vague() || draft.vague())) {
                destinations = Agreement.UNKNOWN;
            }
            if (origins == Agreement.CONFLICT || destinations == Agreement.CONFLICT) {
                return false;
            }
            return origins == Agreement.AGREE || destinations == Agreement.AGREE || completes(draft);
        }

        /** From one place to another within where the move as a whole begins. */
        private boolean leg(Draft draft) {
            return !sum.destinations().isEmpty()
                    && Agreement.inside(draft.origins(), sum.origins())
                    && Agreement.inside(draft.destinations(), sum.origins());
        }

        /** One tells only where from, the other only where to, and it is no journey there and back. */
        private boolean completes(Draft draft) {
            boolean halves = (sum.origins().isEmpty() && draft.destinations().isEmpty())
                    || (sum.destinations().isEmpty() && draft.origins().isEmpty());
            boolean back = Agreement.of(sum.destinations(), draft.origins()) == Agreement.AGREE
                    || (!country(draft.destinations()) && Agreement.inside(sum.origins(), draft.destinations()));
            boolean near = Math.abs(draft.sentence() - sum.sentence()) <= 2;
            boolean settled = sum.status() != Status.DENIED && draft.status() != Status.DENIED;
            return halves && !back && (sum.status() == draft.status() || (near && settled));
        }

        /** Who leaves one end of a country for another end of it is often said to go to that country. */
        private static boolean country(List<PlaceMention> places) {
            return places.stream().allMatch(place -> place.place().kind() == PlaceKind.COUNTRY);
        }

        /** The same subject goes on in the same sentence, or the next leg starts where the last one ended. */
        private boolean chains(Draft draft) {
            Draft last = drafts.getLast();
            boolean goesOn = last.sentence() == draft.sentence()
                    && last.theme() == draft.theme()
                    && last.system().equals(draft.system())
                    && !last.destinations().isEmpty()
                    && !draft.destinations().isEmpty()
                    && (draft.origins().isEmpty()
                            || Agreement.of(last.destinations(), draft.origins()) == Agreement.AGREE)
                    && draft.status() == last.status();
            boolean nextLeg = !last.origins().isEmpty()
                    && !draft.destinations().isEmpty()
                    && Agreement.of(last.destinations(), draft.origins()) == Agreement.AGREE
                    && Agreement.of(last.origins(), draft.destinations()) != Agreement.AGREE
                    && draft.status() == last.status()
                    && draft.sentence() - last.sentence() <= 1;
            return goesOn || nextLeg;
        }

        void add(Draft draft) {
            boolean leg = leg(draft);
            boolean chained = !leg
                    && chains(draft)
                    && Agreement.of(sum.destinations(), draft.destinations()) == Agreement.CONFLICT;
            List<PlaceMention> origins = chained && !sum.origins().isEmpty()
                    ? sum.origins()
                    : Agreement.finer(sum.origins(), draft.origins());
            List<PlaceMention> destinations = leg
                    ? sum.destinations()
                    : chained
                            ? draft.destinations()
                            : sum.vague() && !draft.destinations().isEmpty()
                                    ? draft.destinations()
                                    : draft.vague() && !sum.destinations().isEmpty()
                                            ? sum.destinations()
                                            : Agreement.finer(sum.destinations(), draft.destinations());
            List<PlaceMention> via = new ArrayList<>(sum.via());
            addNew(via, draft.via());
            if (chained || leg) {
                addNew(via, leg ? draft.destinations() : sum.destinations());
            }
            drafts.add(draft);
            sum = joined(draft).withEnds(origins, destinations, via);
        }

        private static void addNew(List<PlaceMention> via, List<PlaceMention> more) {
            for (PlaceMention place : more) {
                if (via.stream()
                        .noneMatch(
                                known -> known.place().id().equals(place.place().id()))) {
                    via.add(place);
                }
            }
        }

        void support(Draft draft) {
            sum = new Draft(
                            sum.system(),
                            sum.origins(),
                            sum.destinations(),
                            sum.via(),
                            sum.count().isPresent() ? sum.count() : draft.count(),
                            sum.count().isPresent()
                                    ? sum.quantity()
                                    : draft.quantity().or(sum::quantity),
                            sum.materiel(),
                            sum.when(),
                            sum.exact(),
                            sum.status(),
                            sum.hedged(),
                            sum.background(),
                            sum.vague(),
                            false,
                            sum.ongoing(),
                            sum.attributedTo(),
                            sum.evidence(),
                            sum.sentence(),
                            sum.theme())
                    .withEnds(sum.origins(), Agreement.finer(sum.destinations(), draft.destinations()), sum.via());
        }

        private Draft joined(Draft draft) {
            Draft lead = sum.headline() && !draft.headline() && !betterThan(sum, draft) ? draft : sum;
            WeaponSystem system = sum.system().name().equals(sum.system().family()) ? draft.system() : sum.system();
            boolean exactTime = sum.exact() && sum.when().isPresent();
            Optional<Period> when = exactTime
                    ? sum.when()
                    : draft.exact() && draft.when().isPresent()
                            ? draft.when()
                            : sum.when().or(draft::when);
            List<String> sources = new ArrayList<>(sum.attributedTo());
            draft.attributedTo().stream()
                    .filter(s -> !sources.contains(s))
                    .limit(Math.max(0, MOST_SOURCES - sources.size()))
                    .forEach(sources::add);
            return new Draft(
                    system,
                    sum.origins(),
                    sum.destinations(),
                    sum.via(),
                    sum.count().isPresent() ? sum.count() : draft.count(),
                    sum.count().isPresent()
                            ? sum.quantity()
                            : draft.count().isPresent()
                                    ? draft.quantity()
                                    : sum.quantity().or(draft::quantity),
                    sum.materiel(),
                    when,
                    exactTime || (draft.exact() && draft.when().isPresent()),
                    status(draft),
                    sum.headline() ? draft.hedged() : sum.hedged(),
                    sum.background(),
                    sum.vague() && draft.vague(),
                    false,
                    sum.ongoing() || draft.ongoing(),
                    sources,
                    lead.evidence(),
                    sum.headline() ? draft.sentence() : sum.sentence(),
                    draft.theme());
        }

        private static boolean betterThan(Draft a, Draft b) {
            return !a.origins().isEmpty()
                    && !a.destinations().isEmpty()
                    && (b.origins().isEmpty() || b.destinations().isEmpty());
        }

        /** A denial in headline or lead outweighs a report told later; what is under way outweighs its plan. */
        private Status status(Draft draft) {
            Status first = sum.status();
            Status second = draft.status();
            if (first == second) {
                return first;
            }
            if (first == Status.DENIED || second == Status.DENIED) {
                boolean early = (first == Status.DENIED ? sum.sentence() : draft.sentence()) <= 1;
                return early ? Status.DENIED : first == Status.DENIED ? second : first;
            }
            if (sum.headline() != draft.headline()) {
                return sum.headline() ? second : first;
            }
            Draft reported = first == Status.REPORTED ? sum : draft;
            return reported.ongoing() || reported.sentence() <= 1 || reported.exact()
                    ? Status.REPORTED
                    : Status.PLANNED;
        }
    }

    private Claim claim(Group group) {
        Draft sum = group.sum;
        return new Claim(
                sum.system(),
                sum.origins(),
                sum.destinations(),
                sum.via(),
                sum.count(),
                sum.quantity(),
                sum.materiel(),
                sum.when().or(() -> news(sum)),
                sum.status(),
                sum.status() != Status.DENIED && sum.hedged(),
                hedgedSlots(group),
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

    /** An end is a guess of its own where the move is sure, or where only another sentence guesses at it. */
    private static Set<Slot> hedgedSlots(Group group) {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        List<Draft> naming = group.drafts.stream()
                .filter(draft -> !draft.destinations().isEmpty())
                .toList();
        boolean guessed = group.sum.hedged()
                ? !naming.isEmpty()
                        && !naming.contains(group.drafts.getFirst())
                        && naming.stream().allMatch(Draft::hedged)
                : naming.stream().anyMatch(Draft::hedged);
        if (guessed) {
            slots.add(Slot.DESTINATIONS);
        }
        return slots;
    }
}
