package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When something is said to happen, as far as the words go; which days they mean depends on the day of publication and
 * on whether they speak of what has happened or of what shall happen.
 */
sealed interface DateExpression {

    /** The days meant; empty where the words are beyond the calendar. */
    Optional<Period> on(LocalDate published, boolean future);

    /** Which part of a month, season or year. */
    enum Part {
        WHOLE,
        EARLY,
        MIDDLE,
        LATE,
        FIRST_HALF,
        SECOND_HALF;

        Period of(LocalDate start, LocalDate end) {
            long days = end.toEpochDay() - start.toEpochDay() + 1;
            return switch (this) {
                case WHOLE -> new Period(start, end);
                case EARLY -> new Period(start, start.plusDays(Math.max(1, days / 3) - 1));
                case MIDDLE -> new Period(start.plusDays(days / 3), end.minusDays(days / 3));
                case LATE -> new Period(end.minusDays(Math.max(1, days / 3) - 1), end);
                case FIRST_HALF -> new Period(start, start.plusDays(days / 2 - 1));
                case SECOND_HALF -> new Period(start.plusDays(days / 2), end);
            };
        }
    }

    /** {@code Thursday}, {@code last Thursday}: of a report the latest that is past, of a plan the next. */
    record Weekday(DayOfWeek day, int weeks) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            LocalDate on = future || weeks > 0
                    ? published.with(weeks > 0 ? TemporalAdjusters.next(day) : TemporalAdjusters.nextOrSame(day))
                    : published.with(TemporalAdjusters.previousOrSame(day));
            return Optional.of(new Period(on, on));
        }
    }

    /** {@code the weekend}. */
    record Weekend(int weeks) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            LocalDate saturday = future || weeks > 0
                    ? published.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
                    : published.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
            return Optional.of(new Period(saturday, saturday.plusDays(1)));
        }
    }

    /** {@code November 9-13}; year 0 is the nearest that fits. */
    record Days(int year, int month, int firstDay, int lastDay) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            int in = year > 0 ? year : nearestYear(published, month, firstDay, future);
            int length = YearMonth.of(in, month).lengthOfMonth();
            if (firstDay < 1 || lastDay < firstDay || lastDay > length) {
                return Optional.empty();
            }
            return Optional.of(new Period(LocalDate.of(in, month, firstDay), LocalDate.of(in, month, lastDay)));
        }
    }

    /** {@code late October}, {@code September 2022}; year 0 is the nearest that fits. */
    record Month(int year, int month, Part part) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            YearMonth in =
                    YearMonth.of(year > 0 ? year : nearestYear(published, month, future ? 28 : 1, future), month);
            return Optional.of(part.of(in.atDay(1), in.atEndOfMonth()));
        }
    }

    /** {@code early 2020}. */
    record Year(int year, Part part) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            return Optional.of(part.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
    }

    /** {@code this summer}; the season starts with {@code month}; year 0 is decided by {@code years}, else the nearest. */
    record Season(int month, int year, int years, boolean relative) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            int in = year > 0
                    ? year
                    : relative ? relativeYear(published) : nearestYear(published, month, future ? 28 : 1, future);
            LocalDate start = LocalDate.of(in, month, 1);
            return Optional.of(new Period(start, start.plusMonths(3).minusDays(1)));
        }

        private int relativeYear(LocalDate published) {
            if (years < 0) {
                LocalDate thisYear = LocalDate.of(published.getYear(), month, 1).plusMonths(3);
                return thisYear.isAfter(published) ? published.getYear() - 1 : published.getYear();
            }
            if (years > 0) {
                LocalDate thisYear = LocalDate.of(published.getYear(), month, 1);
                return thisYear.isAfter(published) && published.getMonthValue() > 6
                        ? published.getYear()
                        : thisYear.isAfter(published) ? published.getYear() : published.getYear() + 1;
            }
            return published.getYear();
        }
    }

    /** The day of publication moved by so many days: {@code yesterday}, {@code tomorrow}. */
    record Day(int days) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            LocalDate on = published.plusDays(days);
            return Optional.of(new Period(on, on));
        }
    }

    /** A span of calendar time: {@code last week}, {@code this month}, {@code next year}. */
    record Calendar(Scale scale, int offset, Part part) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            LocalDate start = scale.startOf(published, offset);
            LocalDate end = scale.startOf(published, offset + 1).minusDays(1);
            Period whole = part.of(start, end);
            if (offset != 0 || part != Part.WHOLE) {
                return Optional.of(whole);
            }
            return Optional.of(future ? new Period(published, end) : new Period(start, published));
        }
    }

    /** Roughly so long ago or ahead: {@code two weeks ago}, {@code in the coming days}. */
    record Span(Scale scale, int from, int to) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            return Optional.of(new Period(scale.plus(published, from), scale.plus(published, to)));
        }
    }

    /** Exactly so long ago, give or take a part of the unit: {@code two weeks ago}. */
    record Ago(Scale scale, int count) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            LocalDate on = scale.plus(published, -count);
            long margin = scale == Scale.DAY ? 0 : (scale.plus(on, 1).toEpochDay() - on.toEpochDay()) / 2;
            return Optional.of(new Period(on.minusDays(margin), on.plusDays(margin)));
        }
    }

    /** {@code since Monday}: from then to the day of publication. */
    record Since(DateExpression start) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            return start.on(published, false)
                    .map(p -> p.start().isAfter(published) ? p : new Period(p.start(), published));
        }
    }

    /** {@code between May 3 and May 9}; an end that comes before its start is left out. */
    record Range(DateExpression first, DateExpression last) implements DateExpression {
        @Override
        public Optional<Period> on(LocalDate published, boolean future) {
            return first.on(published, future)
                    .map(start -> last.on(published, future)
                            .filter(end -> !end.end().isBefore(start.start()))
                            .map(end -> new Period(start.start(), end.end()))
                            .orElse(start));
        }
    }

    /** Units of calendar time. */
    enum Scale {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        LocalDate plus(LocalDate day, int count) {
            return switch (this) {
                case DAY -> day.plusDays(count);
                case WEEK -> day.plusWeeks(count);
                case MONTH -> day.plusMonths(count);
                case YEAR -> day.plusYears(count);
            };
        }

        LocalDate startOf(LocalDate day, int offset) {
            return switch (this) {
                case DAY -> day.plusDays(offset);
                case WEEK ->
                    day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(offset);
                case MONTH -> day.withDayOfMonth(1).plusMonths(offset);
                case YEAR -> day.withDayOfYear(1).plusYears(offset);
            };
        }
    }

    /** The year in which a day of the calendar is the latest past, or for the future the next to come. */
    private static int nearestYear(LocalDate published, int month, int day, boolean future) {
        int year = published.getYear();
        int length = YearMonth.of(year, month).lengthOfMonth();
        LocalDate thisYear = LocalDate.of(year, month, Math.max(1, Math.min(day, length)));
        if (future) {
            return thisYear.isBefore(published) ? year + 1 : year;
        }
        return thisYear.isAfter(published) ? year - 1 : year;
    }
}
