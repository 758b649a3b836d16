package io.castling.extraction.claim;

import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Slot;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drafts of one move and what they say together. */
final class DraftGroup {

    /** Drafts that are looked at for what they share with another: a bound, so that cost stays linear. */
    private static final int REACH = 32;

    private static final int MOST_SOURCES = 5;

    private static final int MOST_STOPS = 12;

    private final List<Draft> drafts = new ArrayList<>();
    private Draft sum;

    DraftGroup(Draft draft) {
        drafts.add(draft);
        sum = draft;
    }

    /** {@code the battery that had stood near Kerch was moved}: where it stood is where it left. */
    boolean stoodAt(Draft draft) {
        return sum.origins().isEmpty()
                && sum.status() != Status.DENIED
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
        if (leg(draft) || waypoint(draft)) {
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

    /** {@code A unit from Halmstad has come to Gotland. It crossed from Oskarshamn}: a stop on the way. */
    private boolean waypoint(Draft draft) {
        return draft.destinations().isEmpty()
                && !sum.origins().isEmpty()
                && !sum.destinations().isEmpty()
                && draft.status() == sum.status()
                && Math.abs(draft.sentence() - drafts.getLast().sentence()) <= 2
                && Agreement.of(sum.origins(), draft.origins()) == Agreement.CONFLICT
                && Agreement.of(sum.destinations(), draft.origins()) == Agreement.CONFLICT;
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
                && (draft.origins().isEmpty() || Agreement.of(last.destinations(), draft.origins()) == Agreement.AGREE)
                && goesOn(last, draft);
        boolean nextLeg = !last.origins().isEmpty()
                && !draft.destinations().isEmpty()
                && Agreement.of(last.destinations(), draft.origins()) == Agreement.AGREE
                && Agreement.of(last.origins(), draft.destinations()) != Agreement.AGREE
                && draft.status() == last.status()
                && draft.sentence() - last.sentence() <= 1;
        return goesOn || nextLeg;
    }

    /** What has come half the way and will go on is on one journey. */
    private static boolean goesOn(Draft last, Draft draft) {
        return draft.status() == last.status()
                || (last.status() == Status.REPORTED && draft.status() == Status.PLANNED);
    }

    void add(Draft draft) {
        if (!leg(draft) && waypoint(draft)) {
            List<PlaceMention> via = new ArrayList<>(sum.via());
            addNew(via, draft.origins());
            drafts.add(draft);
            sum = joined(draft).withEnds(sum.origins(), sum.destinations(), via);
            return;
        }
        boolean leg = leg(draft);
        boolean chained =
                !leg && chains(draft) && Agreement.of(sum.destinations(), draft.destinations()) == Agreement.CONFLICT;
        List<PlaceMention> origins =
                chained && !sum.origins().isEmpty() ? sum.origins() : Agreement.finer(sum.origins(), draft.origins());
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
            if (via.size() < MOST_STOPS
                    && via.stream()
                            .noneMatch(known ->
                                    known.place().id().equals(place.place().id()))) {
                via.add(place);
            }
        }
    }

    /** Takes over what a draft tells that is itself no move. */
    void support(Draft draft) {
        sum = sum.with(sum.quantity().or(draft.quantity()), sum.when(), sum.exact())
                .withEnds(sum.origins(), Agreement.finer(sum.destinations(), draft.destinations()), sum.via());
    }

    /** Sentences from the nearer end of what is told of the move. */
    int distance(Draft note) {
        return Math.min(
                Math.abs(drafts.getFirst().sentence() - note.sentence()),
                Math.abs(drafts.getLast().sentence() - note.sentence()));
    }

    void note(Draft note) {
        boolean dates = !sum.exact()
                && note.exact()
                && !note.support()
                && note.when().isPresent()
                && note.status() == sum.status();
        boolean counts = !note.support() || note.quantity().strength() == Quantity.Strength.NUMBER;
        sum = sum.with(
                counts ? sum.quantity().or(note.quantity()) : sum.quantity(),
                dates ? note.when() : sum.when(),
                sum.exact() || dates);
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
                sum.quantity().or(draft.quantity()),
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
        return reported.ongoing() || reported.sentence() <= 1 || reported.exact() ? Status.REPORTED : Status.PLANNED;
    }

    /** An end is a guess of its own where the move is sure, or where only another sentence guesses at it. */
    Set<Slot> hedgedSlots() {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        List<Draft> naming =
                drafts.stream().filter(draft -> !draft.destinations().isEmpty()).toList();
        boolean guessed = sum.hedged()
                ? !naming.isEmpty()
                        && !naming.contains(drafts.getFirst())
                        && naming.stream().allMatch(Draft::hedged)
                : naming.stream().anyMatch(Draft::hedged);
        if (guessed) {
            slots.add(Slot.DESTINATIONS);
        }
        return slots;
    }

    /** What the drafts say together. */
    Draft sum() {
        return sum;
    }

    /** Takes over all drafts of another group. */
    void addAll(DraftGroup other) {
        other.drafts.forEach(this::add);
    }

    /** The move starts where the draft says that it stood. */
    void startAt(Draft stood) {
        sum = sum.withEnds(stood.destinations(), sum.destinations(), sum.via());
    }
}
