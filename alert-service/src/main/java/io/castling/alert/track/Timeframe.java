package io.castling.alert.track;

import java.time.LocalDate;
import java.util.Optional;

/** Days of the epoch, both included, in which the move that a claim speaks of can have happened. */
record Timeframe(long first, long last) {

    static final Timeframe ANY = new Timeframe(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

    /** News without a date is of the four weeks before it was published. */
    static final int NEWS_DAYS = 28;

    /** Two reports of one move may miss each other by three weeks: dates are rounded to months, follow-ups come late. */
    static final int REPORTS_DAYS = 21;

    /** A plan may be announced, or told as a plan, while it is carried out already. */
    static final int UNDER_WAY_DAYS = 7;

    /** A plan without a date is carried out within a year. */
    static final int PLAN_DAYS = 365;

    /** A dated plan is carried out up to two months early... */
    static final int EARLY_DAYS = 60;

    /** ...or four months late; later than that it was dropped and taken up again. */
    static final int LATE_DAYS = 120;

    /** Plans without dates that are announced within half a year are the same plan. */
    static final int SAME_PLAN_DAYS = 182;

    /** A denial is of what was said in the quarter before it, or of what is to come in the quarter after it. */
    static final int DENIAL_DAYS = 91;

    static Timeframe of(Claim claim) {
        if (claim.background()) {
            return claim.period().map(Timeframe::of).orElse(ANY);
        }
        Optional<Long> published = claim.article().published().map(LocalDate::toEpochDay);
        return switch (claim.status()) {
            case REPORTED ->
                claim.period()
                        .map(Timeframe::of)
                        .or(() -> published.map(day -> new Timeframe(day - NEWS_DAYS, day)))
                        .orElse(ANY);
            case PLANNED -> planned(claim.period(), published);
            case DENIED ->
                claim.period()
                        .map(period -> of(period).widened(EARLY_DAYS, LATE_DAYS))
                        .or(() -> published.map(day -> new Timeframe(day, day).widened(DENIAL_DAYS, DENIAL_DAYS)))
                        .orElse(ANY);
        };
    }

    private static Timeframe planned(Optional<Period> period, Optional<Long> published) {
        long announced = published.map(day -> day - UNDER_WAY_DAYS).orElse(ANY.first);
        if (period.isPresent()) {
            Timeframe frame = of(period.get()).widened(EARLY_DAYS, LATE_DAYS);
            return new Timeframe(Math.min(Math.max(frame.first, announced), frame.last), frame.last);
        }
        return published.map(day -> new Timeframe(announced, day + PLAN_DAYS)).orElse(ANY);
    }

    static Timeframe of(Period period) {
        return new Timeframe(period.start().toEpochDay(), period.end().toEpochDay());
    }

    boolean isAny() {
        return first == ANY.first && last == ANY.last;
    }

    Timeframe widened(int before, int after) {
        return new Timeframe(first - before, last + after);
    }

    Timeframe hull(Timeframe other) {
        return new Timeframe(Math.min(first, other.first), Math.max(last, other.last));
    }

    /** Days between the two; 0 where they touch. */
    long gap(Timeframe other) {
        return Math.max(0, Math.max(first - other.last, other.first - last));
    }

    boolean overlaps(Timeframe other) {
        return first <= other.last && other.first <= last;
    }
}
