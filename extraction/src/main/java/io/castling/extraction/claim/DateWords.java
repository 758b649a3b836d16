package io.castling.extraction.claim;

import io.castling.extraction.claim.DateExpression.Part;
import io.castling.extraction.claim.DateExpression.Scale;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that dates are made of. */
final class DateWords {

    /** What a word can be in a date. */
    enum Role {
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

    record Word(Role role, int value, @Nullable DateExpression fixed) {}

    static final DateExpression NIGHT = new DateExpression.Span(Scale.DAY, -1, 0);

    private DateWords() {}

    static PhraseTable<Word> read() {
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
        return new PhraseTable<>(table);
    }

    private static void addParts(Map<String, Word> table) {
        add(table, Role.PART, Part.EARLY.ordinal(), "early", "early in", "the beginning of", "the start of");
        add(table, Role.PART, Part.EARLY.ordinal(), "the first week of", "the first weeks of", "the first days of");
        add(table, Role.PART, Part.MIDDLE.ordinal(), "the second week of", "the third week of");
        add(table, Role.PART, Part.MIDDLE.ordinal(), "mid", "middle of", "the middle of");
        add(table, Role.PART, Part.LATE.ordinal(), "late", "late in", "end of", "the end of", "the last week of");
        add(table, Role.PART, Part.LATE.ordinal(), "the last weeks of", "the last days of", "later");
        add(table, Role.PART, Part.EARLY.ordinal(), "earlier", "start of", "beginning of");
        add(table, Role.PART, Part.FIRST_HALF.ordinal(), "the first half of");
        add(table, Role.PART, Part.SECOND_HALF.ordinal(), "the second half of");
    }

    private static void addCalendar(Map<String, Word> table) {
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

    private static void addCounts(Map<String, Word> table) {
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

    private static void addFixed(Map<String, Word> table) {
        fixed(table, new DateExpression.Day(0), "today", "this morning", "this afternoon", "this evening");
        fixed(table, new DateExpression.Day(-1), "yesterday", "a day earlier", "the day before", "the previous day");
        fixed(table, new DateExpression.Day(-2), "the day before yesterday", "two days earlier", "two days before");
        fixed(table, new DateExpression.Ago(Scale.WEEK, 2), "a fortnight ago", "a fortnight earlier");
        fixed(table, new DateExpression.Day(1), "tomorrow");
        fixed(
                table,
                NIGHT,
                "last night",
                "overnight",
                "tonight",
                "the small hours",
                "during the night",
                "in the night",
                "in the small hours of");
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

    private static void fixed(Map<String, Word> table, DateExpression expression, String... spellings) {
        for (String spelling : spellings) {
            table.putIfAbsent(spelling, new Word(Role.FIXED, 0, expression));
        }
    }

    private static void add(Map<String, Word> table, Role role, int value, String... spellings) {
        for (String spelling : spellings) {
            table.putIfAbsent(spelling, new Word(role, value, null));
        }
    }
}
