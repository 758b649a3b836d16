package io.castling.extraction.claim;

import io.castling.extraction.claim.DateExpression.Part;
import io.castling.extraction.claim.DateExpression.Scale;
import io.castling.extraction.text.Tokens;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as news English writes them: {@code on Monday}, {@code from November 9-13}, {@code late October},
 * {@code in the second half of 2025}, {@code two weeks ago}. Immutable and safe to share.
 */
final class DateReader {

    /** What a word can be in a date. */
    private enum Role {
        PREPOSITION,
        SINCE,
        WITHIN,
        PART,
        RELATION,
        WEEKDAY,
        WEEKEND,
        MONTH,
        SEASON,
        UNIT,
        COUNT,
        AGO,
        DAYTIME,
        FIXED,
        ARTICLE,
        ON,
        RECENT,
        COMING
    }

    private record Word(Role role, int value, @Nullable DateExpression fixed) {}

    private static final DateExpression NIGHT = new DateExpression.Span(Scale.DAY, -1, 0);

    private final PhraseTable<Word> words;

    DateReader() {
        Map<String, Word> table = new HashMap<>();
        add(table, Role.PREPOSITION, 0, "in", "at", "over", "by", "during", "throughout", "until", "before", "after");
        add(table, Role.PREPOSITION, 0, "from", "as early as", "as of", "through", "till", "back in", "starting in");
        add(table, Role.PREPOSITION, 0, "in the course of", "for", "around", "beginning in", "between", "sometime");
        add(table, Role.ON, 0, "on", "starting on", "early on", "late on", "only on");
        add(table, Role.SINCE, 0, "since", "ever since");
        add(table, Role.WITHIN, 0, "within");
        add(table, Role.ARTICLE, 0, "the");
        addParts(table);
        add(table, Role.RELATION, -1, "last", "the last", "previous", "the previous", "the past", "past");
        add(table, Role.RELATION, 0, "this", "the same", "the current", "this past");
        add(table, Role.RELATION, 1, "next", "the next", "the following");
        add(table, Role.RECENT, 0, "recent", "the recent", "the latest");
        add(table, Role.COMING, 0, "coming", "the coming", "upcoming", "the upcoming");
        add(table, Role.WEEKEND, 0, "weekend", "the weekend");
        add(table, Role.AGO, 0, "ago", "earlier", "before");
        add(table, Role.DAYTIME, 0, "morning", "night", "afternoon", "evening", "local time", "night time");
        addCalendar(table);
        addCounts(table);
        addFixed(table);
        words = new PhraseTable<>(table);
    }

    private void addParts(Map<String, Word> table) {
        add(table, Role.PART, Part.EARLY.ordinal(), "early", "early in", "the beginning of", "the start of");
        add(table, Role.PART, Part.EARLY.ordinal(), "the first week of", "the first weeks of", "the first days of");
        add(table, Role.PART, Part.MIDDLE.ordinal(), "mid", "middle of", "the middle of");
        add(table, Role.PART, Part.LATE.ordinal(), "late", "late in", "end of", "the end of", "the last week of");
        add(table, Role.PART, Part.LATE.ordinal(), "the last weeks of", "the last days of", "later");
        add(table, Role.PART, Part.EARLY.ordinal(), "earlier", "start of", "beginning of");
        add(table, Role.PART, Part.FIRST_HALF.ordinal(), "the first half of");
        add(table, Role.PART, Part.SECOND_HALF.ordinal(), "the second half of");
    }

    private void addCalendar(Map<String, Word> table) {
        String[] days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
        String[] shortDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        for (int i = 0; i < days.length; i++) {
            add(table, Role.WEEKDAY, i + 1, days[i], shortDays[i]);
        }
        String[] months = {
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december"
        };
        for (int i = 0; i < months.length; i++) {
            add(table, Role.MONTH, i + 1, months[i]);
            if (i != 4) {
                add(table, Role.MONTH, i + 1, months[i].substring(0, 3));
            }
        }
        add(table, Role.MONTH, 9, "sept");
        add(table, Role.SEASON, 3, "spring");
        add(table, Role.SEASON, 6, "summer");
        add(table, Role.SEASON, 9, "autumn", "fall");
        add(table, Role.SEASON, 12, "winter");
        add(table, Role.UNIT, Scale.DAY.ordinal(), "day", "days");
        add(table, Role.UNIT, Scale.WEEK.ordinal(), "week", "weeks");
        add(table, Role.UNIT, Scale.MONTH.ordinal(), "month", "months");
        add(table, Role.UNIT, Scale.YEAR.ordinal(), "year", "years");
    }

    private void addCounts(Map<String, Word> table) {
        String[] numerals = {
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
        };
        for (int i = 0; i < numerals.length; i++) {
            add(table, Role.COUNT, i + 1, numerals[i]);
        }
        add(table, Role.COUNT, 1, "a", "about a", "nearly a", "almost a", "more than a");
        add(table, Role.COUNT, 2, "a couple of", "nearly two", "about two", "almost two", "more than two");
        add(table, Role.COUNT, 3, "a few", "several", "some", "few");
        add(table, Role.COUNT, 10, "decades");
    }

    private void addFixed(Map<String, Word> table) {
        fixed(table, new DateExpression.Day(0), "today", "this morning", "this afternoon", "this evening");
        fixed(table, new DateExpression.Day(-1), "yesterday", "a day earlier", "the day before", "the previous day");
        fixed(table, new DateExpression.Day(1), "tomorrow");
        fixed(table, NIGHT, "last night", "overnight", "tonight", "the small hours", "in the small hours of");
        fixed(table, new DateExpression.Span(Scale.WEEK, -6, 0), "recently", "lately", "of late");
        fixed(table, new DateExpression.Calendar(Scale.MONTH, 0, Part.WHOLE), "earlier this month", "later this month");
        fixed(table, new DateExpression.Calendar(Scale.YEAR, 0, Part.WHOLE), "earlier this year", "later this year");
        fixed(table, new DateExpression.Calendar(Scale.YEAR, 0, Part.WHOLE), "this year", "the course of the year");
        fixed(table, new DateExpression.Calendar(Scale.WEEK, 0, Part.WHOLE), "earlier this week", "later this week");
        fixed(
                table,
                new DateExpression.Calendar(Scale.YEAR, 0, Part.LATE),
                "year's end",
                "year end",
                "the turn of the year");
        fixed(table, new DateExpression.Calendar(Scale.YEAR, 0, Part.LATE), "the end of the year", "the year's end");
        fixed(table, new DateExpression.Calendar(Scale.MONTH, 0, Part.LATE), "the end of the month", "month's end");
        fixed(table, new DateExpression.Calendar(Scale.YEAR, 0, Part.EARLY), "the beginning of the year");
        fixed(table, new DateExpression.Calendar(Scale.YEAR, 0, Part.EARLY), "the start of the year", "new year");
    }

    private void fixed(Map<String, Word> table, DateExpression expression, String... spellings) {
        for (String spelling : spellings) {
            table.putIfAbsent(spelling, new Word(Role.FIXED, 0, expression));
        }
    }

    private void add(Map<String, Word> table, Role role, int value, String... spellings) {
        for (String spelling : spellings) {
            table.putIfAbsent(spelling, new Word(role, value, null));
        }
    }

    /** A date found: tokens from where the search began to before {@code end}. */
    record Found(DateExpression expression, int end) {}

    /** The date that starts at the token, its preposition included, if it ends before {@code limit}. */
    @Nullable Found at(Tokens tokens, int first, int limit) {
        long found = words.longest(tokens, first);
        if (found == PhraseTable.NONE && tokens.kind(first) != Tokens.Kind.NUMBER) {
            return null;
        }
        Cursor cursor = new Cursor(tokens, first, limit, found);
        DateExpression expression = cursor.date();
        return expression == null ? null : new Found(expression, cursor.at);
    }

    /** One attempt to read a date from one token on. */
    private final class Cursor {

        private final Tokens tokens;
        private final int limit;
        private int at;
        /** The phrase that starts at token {@code foundAt}: several readers ask for it in turn. */
        private long found;

        private int foundAt;

        Cursor(Tokens tokens, int first, int limit, long found) {
            this.tokens = tokens;
            this.limit = limit;
            this.at = first;
            this.found = found;
            this.foundAt = first;
        }

        private long found() {
            if (foundAt != at) {
                found = words.longest(tokens, at);
                foundAt = at;
            }
            return found;
        }

        private @Nullable Word peek() {
            if (at >= limit) {
                return null;
            }
            long phrase = found();
            return phrase == PhraseTable.NONE || PhraseTable.end(phrase) > limit ? null : words.value(phrase);
        }

        private void take() {
            at = PhraseTable.end(found());
            skipJoint();
        }

        private void skipJoint() {
            if (at < limit && tokens.mark(at) == '.' && tokens.has(at, Tokens.JOINT)) {
                at++;
            }
        }

        private @Nullable Word takeIf(Role role) {
            Word word = peek();
            if (word == null || word.role != role) {
                return null;
            }
            take();
            return word;
        }

        @Nullable DateExpression date() {
            Word lead = peek();
            boolean since = lead != null && lead.role == Role.SINCE;
            boolean within = lead != null && lead.role == Role.WITHIN;
            boolean led = since || within || (lead != null && (lead.role == Role.PREPOSITION || lead.role == Role.ON));
            if (led) {
                take();
            }
            DateExpression expression = expression(led, within);
            if (expression == null) {
                return null;
            }
            takeIf(Role.DAYTIME);
            return since ? new DateExpression.Since(expression) : expression;
        }

        private @Nullable DateExpression expression(boolean led, boolean within) {
            if (at >= limit) {
                return null;
            }
            Word word = peek();
            if (word == null) {
                return tokens.kind(at) == Tokens.Kind.NUMBER ? numbered(led) : ordinalDay();
            }
            return switch (word.role) {
                case FIXED -> {
                    take();
                    yield word.fixed;
                }
                case PART -> part(word);
                case RELATION -> relation(word);
                case RECENT, COMING -> vague(word);
                case WEEKDAY -> weekday(0);
                case WEEKEND -> weekend(0);
                case MONTH -> month(Part.WHOLE, led);
                case SEASON -> led ? season() : null;
                case COUNT -> counted(within);
                case ARTICLE -> article(led);
                case PREPOSITION, SINCE, WITHIN, UNIT, AGO, DAYTIME, ON -> null;
            };
        }

        /** {@code late October}, {@code early 2020}, {@code the end of this month}, {@code late on Monday}. */
        private @Nullable DateExpression part(Word word) {
            Part part = Part.values()[word.value];
            take();
            if (at < limit && tokens.mark(at) == '-') {
                at++;
            }
            takeIf(Role.PREPOSITION);
            takeIf(Role.ON);
            Word next = peek();
            if (next == null) {
                return at < limit && isYear(at) ? year(part) : null;
            }
            return switch (next.role) {
                case MONTH -> month(part, true);
                case WEEKDAY -> weekday(0);
                case RELATION -> {
                    take();
                    Word unit = takeIf(Role.UNIT);
                    yield unit != null
                            ? new DateExpression.Calendar(Scale.values()[unit.value], next.value, part)
                            : monthOf(part);
                }
                case ARTICLE -> {
                    take();
                    Word unit = takeIf(Role.UNIT);
                    yield unit == null ? null : new DateExpression.Calendar(Scale.values()[unit.value], 0, part);
                }
                case SEASON -> season();
                default -> null;
            };
        }

        private @Nullable DateExpression monthOf(Part part) {
            Word month = peek();
            return month != null && month.role == Role.MONTH ? month(part, true) : null;
        }

        /** {@code last week}, {@code next Monday}, {@code this summer}, {@code the past 30 days}. */
        private @Nullable DateExpression relation(Word word) {
            take();
            if (at >= limit) {
                return null;
            }
            int count = 0;
            Word next = peek();
            if (next != null && next.role == Role.COUNT) {
                take();
                count = next.value;
                next = peek();
            } else if (tokens.number(at) > 0 && tokens.number(at) < 1000) {
                count = (int) tokens.number(at++);
                next = peek();
            }
            if (next == null) {
                return null;
            }
            return switch (next.role) {
                case UNIT -> span(word, next, count);
                case WEEKDAY -> weekday(word.value);
                case WEEKEND -> weekend(word.value);
                case MONTH -> month(Part.WHOLE, true);
                case SEASON -> {
                    take();
                    yield new DateExpression.Season(next.value, 0, word.value, true);
                }
                case DAYTIME -> {
                    take();
                    yield NIGHT;
                }
                default -> null;
            };
        }

        private DateExpression span(Word relation, Word unit, int count) {
            Scale scale = Scale.values()[unit.value];
            boolean plural = tokens.folded(at).endsWith("s");
            take();
            if (plural || count > 0) {
                int reach = count > 0 ? count : scale == Scale.DAY ? 7 : 6;
                return relation.value > 0
                        ? new DateExpression.Span(scale, 0, reach)
                        : new DateExpression.Span(scale, -reach, 0);
            }
            return new DateExpression.Calendar(scale, relation.value, Part.WHOLE);
        }

        /** {@code recent weeks}, {@code the coming months}. */
        private @Nullable DateExpression vague(Word word) {
            take();
            Word count = takeIf(Role.COUNT);
            Word unit = takeIf(Role.UNIT);
            if (unit == null) {
                return null;
            }
            int reach = count != null ? count.value : 6;
            return word.role == Role.RECENT
                    ? new DateExpression.Span(Scale.values()[unit.value], -reach, 0)
                    : new DateExpression.Span(Scale.values()[unit.value], 0, reach);
        }

        private DateExpression weekday(int weeks) {
            Word day = peek();
            take();
            takeIf(Role.DAYTIME);
            DateExpression exact = afterComma();
            return exact != null ? exact : new DateExpression.Weekday(DayOfWeek.of(day == null ? 1 : day.value), weeks);
        }

        /** {@code Friday, August 12}. */
        private @Nullable DateExpression afterComma() {
            int back = at;
            if (at < limit && tokens.mark(at) == ',') {
                at++;
            }
            Word word = peek();
            if (word != null && word.role == Role.MONTH) {
                DateExpression exact = month(Part.WHOLE, false);
                if (exact != null) {
                    return exact;
                }
            }
            at = back;
            return null;
        }

        private DateExpression weekend(int weeks) {
            take();
            return new DateExpression.Weekend(weeks);
        }

        /** {@code August}, {@code August 12}, {@code November 9-13, 2022}, {@code September 2022}. */
        private @Nullable DateExpression month(Part part, boolean led) {
            Word month = peek();
            if (month == null || !tokens.has(at, Tokens.CAPITALISED)) {
                return null;
            }
            take();
            int day = day(at);
            if (day > 0 && !isYear(at)) {
                at++;
                int last = rangeEnd(day);
                return new DateExpression.Days(followingYear(), month.value, day, last);
            }
            int year = followingYear();
            return year > 0 || led ? new DateExpression.Month(year, month.value, part) : null;
        }

        private int rangeEnd(int day) {
            boolean range = at + 1 < limit
                    && (tokens.mark(at) == '-'
                            || tokens.mark(at) == '—'
                            || tokens.folded(at).equals("to"));
            int last = range ? day(at + 1) : 0;
            if (last > day) {
                at += 2;
                return last;
            }
            return day;
        }

        private int followingYear() {
            int comma = at < limit && tokens.mark(at) == ',' ? 1 : 0;
            if (at + comma < limit && isYear(at + comma)) {
                at += comma + 1;
                return (int) tokens.number(at - 1);
            }
            return 0;
        }

        private @Nullable DateExpression season() {
            Word season = peek();
            take();
            takeIf(Role.PREPOSITION);
            if (at < limit && tokens.folded(at).equals("of") && at + 1 < limit && isYear(at + 1)) {
                at++;
            }
            return season == null ? null : new DateExpression.Season(season.value, followingYear(), 0, false);
        }

        /** {@code two weeks ago}, {@code within a few weeks}. */
        private @Nullable DateExpression counted(boolean within) {
            Word count = peek();
            take();
            Word unit = takeIf(Role.UNIT);
            if (count == null || unit == null) {
                return null;
            }
            return aged(count.value, Scale.values()[unit.value], within);
        }

        private @Nullable DateExpression aged(int count, Scale scale, boolean within) {
            if (takeIf(Role.AGO) != null) {
                return new DateExpression.Ago(scale, count);
            }
            return within ? new DateExpression.Span(scale, 0, count) : null;
        }

        /** {@code the spring}, {@code the 12th of August}. */
        private @Nullable DateExpression article(boolean led) {
            take();
            Word word = peek();
            if (word == null) {
                return ordinalDay();
            }
            return word.role == Role.SEASON && led ? season() : null;
        }

        /** {@code 12 August 2016}, {@code 9-13 November}, {@code in 2020}, {@code 30 days ago}. */
        private @Nullable DateExpression numbered(boolean led) {
            if (led && isYear(at)) {
                return year(Part.WHOLE);
            }
            int number = (int) Math.min(100_000, tokens.number(at));
            int day = day(at);
            at++;
            int last = day > 0 ? rangeEnd(day) : 0;
            Word word = peek();
            if (word == null) {
                return null;
            }
            if (word.role == Role.MONTH && day > 0) {
                take();
                return new DateExpression.Days(followingYear(), word.value, day, last);
            }
            if (word.role == Role.UNIT && number > 0 && number < 1000) {
                take();
                return aged(number, Scale.values()[word.value], false);
            }
            return null;
        }

        /** {@code 12th of August}. */
        private @Nullable DateExpression ordinalDay() {
            int day = at < limit ? day(at) : 0;
            if (day == 0) {
                return null;
            }
            at++;
            if (at < limit && tokens.folded(at).equals("of")) {
                at++;
            }
            Word month = takeIf(Role.MONTH);
            return month == null ? null : new DateExpression.Days(followingYear(), month.value, day, day);
        }

        private @Nullable DateExpression year(Part part) {
            int year = (int) tokens.number(at);
            at++;
            return new DateExpression.Year(year, part);
        }

        private boolean isYear(int token) {
            long number = tokens.number(token);
            return number >= 1900 && number <= 2100 && tokens.end(token) - tokens.start(token) == 4;
        }

        /** A day of the month, {@code 12} or {@code 12th}, else 0. */
        private int day(int token) {
            if (token >= limit || !tokens.has(token, Tokens.HAS_DIGIT)) {
                return 0;
            }
            String text = tokens.folded(token);
            int digits = 0;
            while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
                digits++;
            }
            if (digits < 1 || digits > 2 || (digits < text.length() && !isOrdinal(text, digits))) {
                return 0;
            }
            int day = Integer.parseInt(text, 0, digits, 10);
            return day >= 1 && day <= 31 ? day : 0;
        }

        private static boolean isOrdinal(String text, int suffix) {
            return text.length() == suffix + 2
                    && (text.endsWith("st") || text.endsWith("nd") || text.endsWith("rd") || text.endsWith("th"))
                    && text.charAt(0) < 0x80
                    && text.charAt(suffix - 1) < 0x80;
        }
    }
}
