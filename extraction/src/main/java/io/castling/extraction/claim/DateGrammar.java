package io.castling.extraction.claim;

import io.castling.extraction.claim.DateExpression.Part;
import io.castling.extraction.claim.DateExpression.Scale;
import io.castling.extraction.claim.DateWords.Role;
import io.castling.extraction.claim.DateWords.Word;
import io.castling.extraction.text.Tokens;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** Reads one date from a token on: how the words of dates go together. */
final class DateGrammar {

    private final DateCursor cursor;

    DateGrammar(DateCursor cursor) {
        this.cursor = cursor;
    }

    @Nullable DateExpression read() {
        Word lead = cursor.peek();
        boolean since = lead != null && lead.role() == Role.SINCE;
        boolean within = lead != null && lead.role() == Role.WITHIN;
        boolean spans = cursor.is("between") || cursor.is("from");
        boolean led = since || within || (lead != null && (lead.role() == Role.PREPOSITION || lead.role() == Role.ON));
        if (led) {
            cursor.take();
        }
        DateExpression expression = expression(led, within);
        if (expression == null) {
            return null;
        }
        cursor.takeIf(Role.DAYTIME);
        if (spans) {
            return spanFrom(expression);
        }
        return since ? new DateExpression.Since(expression) : expression;
    }

    /** {@code between May 3 and May 9}, {@code from April to October}. */
    private DateExpression spanFrom(DateExpression first) {
        int back = cursor.at();
        boolean joins = cursor.is("and") || cursor.is("to") || cursor.is("until") || cursor.is("till");
        if (!joins) {
            return first;
        }
        cursor.skip();
        DateExpression last = expression(true, false);
        if (last == null) {
            cursor.back(back);
            return first;
        }
        return new DateExpression.Range(first, last);
    }

    private @Nullable DateExpression expression(boolean led, boolean within) {
        if (!cursor.more()) {
            return null;
        }
        Word word = cursor.peek();
        if (word == null) {
            return cursor.tokens().kind(cursor.at()) == Tokens.Kind.NUMBER ? numbered(led) : ordinalDay();
        }
        return switch (word.role()) {
            case FIXED -> {
                cursor.take();
                yield word.fixed();
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
        Part part = Part.values()[word.value()];
        cursor.take();
        cursor.skipMark('-');
        cursor.takeIf(Role.PREPOSITION);
        cursor.takeIf(Role.ON);
        Word next = cursor.peek();
        if (next == null) {
            return cursor.more() && cursor.isYear(cursor.at()) ? year(part) : null;
        }
        return switch (next.role()) {
            case MONTH -> month(part, true);
            case WEEKDAY -> weekday(0);
            case RELATION -> {
                cursor.take();
                Word unit = cursor.takeIf(Role.UNIT);
                yield unit != null
                        ? new DateExpression.Calendar(Scale.values()[unit.value()], next.value(), part)
                        : monthOf(part);
            }
            case ARTICLE -> {
                cursor.take();
                Word unit = cursor.takeIf(Role.UNIT);
                yield unit == null ? null : new DateExpression.Calendar(Scale.values()[unit.value()], 0, part);
            }
            case SEASON -> season();
            default -> null;
        };
    }

    private @Nullable DateExpression monthOf(Part part) {
        Word month = cursor.peek();
        return month != null && month.role() == Role.MONTH ? month(part, true) : null;
    }

    /** {@code last week}, {@code next Monday}, {@code this summer}, {@code the past 30 days}. */
    private @Nullable DateExpression relation(Word word) {
        cursor.take();
        if (!cursor.more()) {
            return null;
        }
        int count = 0;
        Word next = cursor.peek();
        if (next != null && next.role() == Role.COUNT) {
            cursor.take();
            count = next.value();
            next = cursor.peek();
        } else if (cursor.tokens().number(cursor.at()) > 0 && cursor.tokens().number(cursor.at()) < 1000) {
            count = (int) cursor.tokens().number(cursor.at());
            cursor.skip();
            next = cursor.peek();
        }
        if (next == null) {
            return null;
        }
        return switch (next.role()) {
            case UNIT -> span(word, next, count);
            case WEEKDAY -> weekday(word.value());
            case WEEKEND -> weekend(word.value());
            case MONTH -> month(Part.WHOLE, true);
            case SEASON -> {
                cursor.take();
                yield new DateExpression.Season(next.value(), 0, word.value(), true);
            }
            case DAYTIME -> {
                cursor.take();
                yield DateWords.NIGHT;
            }
            default -> null;
        };
    }

    private DateExpression span(Word relation, Word unit, int count) {
        Scale scale = Scale.values()[unit.value()];
        boolean plural = cursor.tokens().folded(cursor.at()).endsWith("s");
        cursor.take();
        if (plural || count > 0) {
            int reach = count > 0 ? count : scale == Scale.DAY ? 7 : 6;
            return relation.value() > 0
                    ? new DateExpression.Span(scale, 0, reach)
                    : new DateExpression.Span(scale, -reach, 0);
        }
        return new DateExpression.Calendar(scale, relation.value(), Part.WHOLE);
    }

    /** {@code recent weeks}, {@code the coming months}. */
    private @Nullable DateExpression vague(Word word) {
        cursor.take();
        Word count = cursor.takeIf(Role.COUNT);
        Word unit = cursor.takeIf(Role.UNIT);
        if (unit == null) {
            return null;
        }
        int reach = count != null ? count.value() : 6;
        return word.role() == Role.RECENT
                ? new DateExpression.Span(Scale.values()[unit.value()], -reach, 0)
                : new DateExpression.Span(Scale.values()[unit.value()], 0, reach);
    }

    private DateExpression weekday(int weeks) {
        Word day = cursor.peek();
        cursor.take();
        cursor.takeIf(Role.DAYTIME);
        DateExpression exact = afterComma();
        return exact != null ? exact : new DateExpression.Weekday(DayOfWeek.of(day == null ? 1 : day.value()), weeks);
    }

    /** {@code Friday, August 12}. */
    private @Nullable DateExpression afterComma() {
        int back = cursor.at();
        cursor.skipMark(',');
        Word word = cursor.peek();
        if (word != null && word.role() == Role.MONTH) {
            DateExpression exact = month(Part.WHOLE, false);
            if (exact != null) {
                return exact;
            }
        }
        cursor.back(back);
        return null;
    }

    private DateExpression weekend(int weeks) {
        cursor.take();
        return new DateExpression.Weekend(weeks);
    }

    /** {@code August}, {@code August 12}, {@code November 9-13, 2022}, {@code September 2022}. */
    private @Nullable DateExpression month(Part part, boolean led) {
        Word month = cursor.peek();
        if (month == null || !cursor.tokens().has(cursor.at(), Tokens.CAPITALISED)) {
            return null;
        }
        cursor.take();
        int day = cursor.day(cursor.at());
        if (day > 0 && !cursor.isYear(cursor.at())) {
            cursor.skip();
            int last = cursor.rangeEnd(day);
            return new DateExpression.Days(cursor.followingYear(), month.value(), day, last);
        }
        int year = cursor.followingYear();
        return year > 0 || led ? new DateExpression.Month(year, month.value(), part) : null;
    }

    private @Nullable DateExpression season() {
        Word season = cursor.peek();
        cursor.take();
        cursor.takeIf(Role.PREPOSITION);
        int back = cursor.at();
        if (cursor.skipOf() && !(cursor.more() && cursor.isYear(cursor.at()))) {
            cursor.back(back);
        }
        return season == null ? null : new DateExpression.Season(season.value(), cursor.followingYear(), 0, false);
    }

    /** {@code two weeks ago}, {@code within a few weeks}. */
    private @Nullable DateExpression counted(boolean within) {
        Word count = cursor.peek();
        cursor.take();
        Word unit = cursor.takeIf(Role.UNIT);
        if (count == null || unit == null) {
            return null;
        }
        return aged(count.value(), Scale.values()[unit.value()], within);
    }

    private @Nullable DateExpression aged(int count, Scale scale, boolean within) {
        if (cursor.takeIf(Role.AGO) != null) {
            return new DateExpression.Ago(scale, count);
        }
        return within ? new DateExpression.Span(scale, 0, count) : null;
    }

    /** {@code the spring}, {@code the 12th of August}. */
    private @Nullable DateExpression article(boolean led) {
        cursor.take();
        Word word = cursor.peek();
        if (word == null) {
            return ordinalDay();
        }
        return word.role() == Role.SEASON && led ? season() : null;
    }

    /** {@code 12 August 2016}, {@code 9-13 November}, {@code in 2020}, {@code 30 days ago}. */
    private @Nullable DateExpression numbered(boolean led) {
        if (led && cursor.isYear(cursor.at())) {
            return year(Part.WHOLE);
        }
        int number = (int) Math.min(100_000, cursor.tokens().number(cursor.at()));
        int day = cursor.day(cursor.at());
        cursor.skip();
        int last = day > 0 ? cursor.rangeEnd(day) : 0;
        Word word = cursor.peek();
        if (word == null) {
            return null;
        }
        if (word.role() == Role.MONTH && day > 0) {
            cursor.take();
            return new DateExpression.Days(cursor.followingYear(), word.value(), day, last);
        }
        if (word.role() == Role.UNIT && number > 0 && number < 1000) {
            cursor.take();
            return aged(number, Scale.values()[word.value()], false);
        }
        return null;
    }

    /** {@code 12th of August}. */
    private @Nullable DateExpression ordinalDay() {
        int day = cursor.more() ? cursor.day(cursor.at()) : 0;
        if (day == 0) {
            return null;
        }
        cursor.skip();
        cursor.skipOf();
        Word month = cursor.takeIf(Role.MONTH);
        return month == null ? null : new DateExpression.Days(cursor.followingYear(), month.value(), day, day);
    }

    private @Nullable DateExpression year(Part part) {
        int year = (int) cursor.tokens().number(cursor.at());
        cursor.skip();
        return new DateExpression.Year(year, part);
    }
}
