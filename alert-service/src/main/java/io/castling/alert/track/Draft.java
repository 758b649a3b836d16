package io.castling.alert.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relocation while its claims are gathered, firmest first. */
final class Draft {

    /** No fit. */
    static final double NONE = Double.POSITIVE_INFINITY;

    private static final double UNNAMED_END = 12;
    private static final double FAMILY_ONLY = 5;
    private static final double COARSE_ONLY = 10;
    private static final double OTHER_MATERIEL = 10;
    private static final int LOOSE_WORD_DAYS = 7;
    private static final double MAX_DAYS = 90;
    private static final double KM_PER_DAY = 10;
    private static final int COUNTRY_DETAIL = Spot.Grain.COUNTRY.ordinal() + 1;

    private final List<Member> members = new ArrayList<>(4);
    private final List<Double> misfits = new ArrayList<>(4);
    private final Materiel materiel;
    private final End origins = new End();
    private final End destinations = new End();
    private @Nullable String system;
    private @Nullable Timeframe reported;
    private @Nullable Member planned;
    private boolean mixed;

    Draft(Member first) {
        this.materiel = first.claim().materiel();
        add(first, NONE);
    }

    List<Member> members() {
        return members;
    }

    /** The claims with the mark of the cluster that this becomes. */
    List<Seat> seats(Mark mark) {
        List<Seat> seats = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            seats.add(new Seat(members.get(i), mark, misfits.get(i)));
        }
        return seats;
    }

    End origins() {
        return origins;
    }

    End destinations() {
        return destinations;
    }

    /** @param misfit how ill the claim fits, kept for {@link #seats} */
    void add(Member member, double misfit) {
        members.add(member);
        misfits.add(misfit);
        mixed |= member.claim().materiel() != materiel;
        if (!member.claim().supports() && members.getFirst().claim().supports()) {
            return; // a denial moves nothing, and background tells no news
        }
        system = system == null ? member.claim().system().orElse(null) : system;
        origins.add(member.origins());
        destinations.add(member.destinations());
        if (reported == null
                && member.claim().status() == Status.REPORTED
                && !member.frame().isAny()) {
            reported = member.frame();
        }
        if (planned == null && member.claim().status() == Status.PLANNED) {
            planned = member;
        }
    }

    /** How ill the claim fits, smaller is better; {@link #NONE} where it is of another movement. */
    double fit(Member member) {
        Claim claim = member.claim();
        if (!sameTime(member) || !sameSystem(claim) || !sameMateriel(member)) {
            return NONE;
        }
        double origin = origins.judge(member.origins());
        double destination = destinations.judge(member.destinations());
        if (!sameEnds(member, origin, destination) || returns(member, origin, destination)) {
            return NONE;
        }
        double misfit = days(member) + misfit(origin) + misfit(destination);
        misfit += system != null && claim.system().isPresent() ? 0 : FAMILY_ONLY;
        misfit += claim.materiel() == materiel ? 0 : OTHER_MATERIEL;
        return coarse(member, origin, destination) ? misfit + COARSE_ONLY : misfit;
    }

    /**
     * Reporters say "missiles" and "parts" of whole systems that are on their way, so another word in another article is
     * of the same move where the days are the same, too. One article that tells them apart means it.
     */
    private boolean sameMateriel(Member member) {
        boolean same = member.claim().materiel() == materiel;
        if (same && !mixed) {
            return true;
        }
        boolean sameDays = same || reported == null || member.frame().gap(reported) <= LOOSE_WORD_DAYS;
        return sameDays && members.stream().noneMatch(other -> toldApart(other.claim(), member.claim()));
    }

    private static boolean toldApart(Claim one, Claim other) {
        return one.materiel() != other.materiel()
                && one.article().id().equals(other.article().id());
    }

    private static double misfit(double closeness) {
        return closeness == End.UNKNOWN ? UNNAMED_END : Math.min(closeness, Spot.AGREE) / KM_PER_DAY;
    }

    private boolean sameSystem(Claim claim) {
        return system == null
                || claim.system().isEmpty()
                || system.equals(claim.system().get());
    }

    private boolean sameTime(Member member) {
        Status status = member.claim().status();
        Timeframe frame = member.frame();
        boolean news = status == Status.REPORTED;
        if (reported != null) {
            boolean meets = news ? frame.gap(reported) <= Timeframe.REPORTS_DAYS : frame.overlaps(reported);
            if (!meets) {
                return false;
            }
        }
        if (planned == null) {
            // Denials and background alone: what they speak of has to be of one time, too.
            return reported != null || frame.overlaps(members.getFirst().frame());
        }
        return status == Status.PLANNED ? samePlan(member, planned) : frame.overlaps(planned.frame());
    }

    private static boolean samePlan(Member one, Member other) {
        if (one.claim().period().isPresent() && other.claim().period().isPresent()) {
            Timeframe period = Timeframe.of(one.claim().period().get());
            return period.gap(Timeframe.of(other.claim().period().get())) <= Timeframe.EARLY_DAYS
                    && one.reach().overlaps(other.reach());
        }
        return one.announced().gap(other.announced()) <= Timeframe.SAME_PLAN_DAYS
                && one.frame().overlaps(other.frame());
    }

    /** Whether the claim fits better when read in the other direction. */
    private boolean returns(Member member, double origin, double destination) {
        double backOrigin = destinations.closeness(member.origins());
        double backDestination = origins.closeness(member.destinations());
        if (origin >= 0 && destination >= 0) {
            return backOrigin + backDestination < origin + destination;
        }
        // One end alone has to be clearly nearer to the other side.
        return backOrigin < origin / 2 || backDestination < destination / 2;
    }

    /** At least one end agrees, and the other does not speak against it, or can be explained. */
    private boolean sameEnds(Member member, double origin, double destination) {
        boolean named = agree(origin) || agree(destination);
        if (origin > Spot.AGREE && destination > Spot.AGREE) {
            return false;
        }
        if (!named) {
            return sameSentence(member);
        }
        if (origin > Spot.AGREE) {
            return fansOut(member, member.origins(), origins) || ownerOnly(member, destination);
        }
        return destination <= Spot.AGREE
                || fansOut(member, member.destinations(), destinations)
                || otherSite(member, origin, member.destinations(), destinations);
    }

    private static boolean agree(double closeness) {
        return closeness >= 0 && closeness <= Spot.AGREE;
    }

    /** One article tells several sites of one move in several sentences, or one sentence does. */
    private boolean fansOut(Member member, Spots claimed, End end) {
        boolean sameArticle = false;
        for (int i = 0; i < members.size() && !sameArticle; i++) {
            sameArticle = sameArticle(members.get(i).claim(), member.claim());
        }
        return sameArticle && (claimed.sameCountry(end.known()) || sameSentence(member));
    }

    private static boolean sameArticle(Claim one, Claim other) {
        return one.status() == other.status()
                && one.article().id().equals(other.article().id());
    }

    private boolean sameSentence(Member member) {
        Claim claim = member.claim();
        for (int i = 0; i < members.size(); i++) {
            Claim other = members.get(i).claim();
            if (sameArticle(other, claim) && other.evidence().sameSentence(claim.evidence())) {
                return true;
            }
        }
        return false;
    }

    /** A plan names the known base of a country; when it is carried out it can be another site of that country. */
    private boolean otherSite(Member member, double origin, Spots claimed, End end) {
        boolean planAndDone = (planned != null && member.claim().status() == Status.REPORTED)
                || (reported != null && member.claim().status() == Status.PLANNED);
        return planAndDone && origin <= Spot.AGREE / 2 && claimed.sameCountry(end.known());
    }

    /** A country as the origin can be that of the owner and not that where the unit stood. */
    private boolean ownerOnly(Member member, double destination) {
        boolean point = destination <= Spot.AGREE / 2
                && destinations.known().stream().anyMatch(spot -> spot.grain() == Spot.Grain.POINT)
                && member.destinations().spots().stream().anyMatch(spot -> spot.grain() == Spot.Grain.POINT);
        boolean countryKnown = origins.known().stream().allMatch(spot -> spot.grain() == Spot.Grain.COUNTRY);
        return point && (countryKnown || member.origins().allOf(Spot.Grain.COUNTRY));
    }

    private boolean coarse(Member member, double origin, double destination) {
        boolean fineOrigin = agree(origin) && member.origins().detail() > COUNTRY_DETAIL;
        boolean fineDestination = agree(destination) && member.destinations().detail() > COUNTRY_DETAIL;
        return !fineOrigin && !fineDestination;
    }

    /** Days between what the claim speaks of and what is known so far. */
    private double days(Member member) {
        Timeframe frame = member.frame();
        if (frame.isAny() || reported == null) {
            return planned == null || planned.frame().isAny()
                    ? 0
                    : Math.min(MAX_DAYS, member.announced().gap(planned.announced()));
        }
        if (member.claim().status() == Status.PLANNED) {
            return Math.min(MAX_DAYS, member.announced().gap(reported) / 4.0);
        }
        return Math.min(MAX_DAYS, Math.abs(frame.last() - reported.last()));
    }
}
