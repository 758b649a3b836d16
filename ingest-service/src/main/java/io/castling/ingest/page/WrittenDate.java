package io.castling.ingest.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people write them, in English, German, Polish, Russian and Ukrainian: {@code 26 November 2023 09:30},
 * {@code Nov. 26, 2023}, {@code 26.11.2023}, {@code 26 ноября 2023}. Only whole dates count; a time without zone is UTC.
 */
final class WrittenDate {

    private static final Map<String, Integer> MONTHS = months();
    private static final String TIME = "(?:\\D{1,12}?(\\d{1,2})[:.](\\d{2})(?::\\d{2})?\\s*([ap])?\\.?(?:m\\b)?)?";
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?iU)\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+|de\\s+)?(\\p{L}{3,12})\\.?,?\\s+(\\d{4})\\b" + TIME);
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("(?iU)\\b(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b" + TIME);
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b" + TIME);
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b" + TIME);
    private static final Pattern URL_PARTED =
            Pattern.compile("[/-](19|20)(\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?=[/_.-]|$)");
    private static final Pattern URL_NAMED = Pattern.compile("/(20\\d{2})/([a-z]{3})/(\\d{1,2})(?=/|$)");
    private static final Pattern URL_JOINED = Pattern.compile("[/_-](20\\d{2})([01]\\d)([0-3]\\d)(?=[/_.-]|$)");

    private WrittenDate() {}

    /** The first whole date in some words. */
    static Optional<Instant> in(String words) {
        return dayMonthYear(words)
                .or(() -> monthDayYear(words))
                .or(() -> numbers(ISO, words, 3, 2, 1))
                .or(() -> numbers(DOTTED, words, 1, 2, 3));
    }

    /** The day in an address such as {@code /2023/11/26/} or {@code -20231126.html}, at its start in UTC. */
    static Optional<Instant> inUrl(String url) {
        Matcher parted = URL_PARTED.matcher(url);
        if (parted.find()) {
            return at(parted.group(1) + parted.group(2), parted.group(3), parted.group(4), 0, 0);
        }
        Matcher named = URL_NAMED.matcher(url);
        if (named.find() && MONTHS.containsKey(named.group(2))) {
            return at(named.group(1), Integer.toString(month(named.group(2))), named.group(3), 0, 0);
        }
        Matcher joined = URL_JOINED.matcher(url);
        return joined.find() ? at(joined.group(1), joined.group(2), joined.group(3), 0, 0) : Optional.empty();
    }

    private static Optional<Instant> dayMonthYear(String words) {
        Matcher found = DAY_MONTH_YEAR.matcher(words);
        while (found.find()) {
            if (month(found.group(2)) > 0) {
                return at(
                        found.group(3),
                        Integer.toString(month(found.group(2))),
                        found.group(1),
                        hour(found, 4),
                        minute(found, 5));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> monthDayYear(String words) {
        Matcher found = MONTH_DAY_YEAR.matcher(words);
        while (found.find()) {
            if (month(found.group(1)) > 0) {
                return at(
                        found.group(3),
                        Integer.toString(month(found.group(1))),
                        found.group(2),
                        hour(found, 4),
                        minute(found, 5));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> numbers(Pattern pattern, String words, int day, int month, int year) {
        Matcher found = pattern.matcher(words);
        return found.find()
                ? at(found.group(year), found.group(month), found.group(day), hour(found, 4), minute(found, 5))
                : Optional.empty();
    }

    private static int hour(Matcher found, int group) {
        if (found.group(group) == null) {
            return 0;
        }
        int hour = Integer.parseInt(found.group(group));
        String half = found.group(group + 2);
        if (half == null) {
            return hour;
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    private static int minute(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static Optional<Instant> at(String year, String month, String day, int hour, int minute) {
        try {
            return Optional.of(LocalDateTime.of(
                            Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day), hour, minute)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** 1 to 12, or 0 for a word that is no month. */
    private static int month(String word) {
        return MONTHS.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> months() {
        List<String> names = List.of(
                "january jan januar styczeń stycznia январь января січень січня",
                "february feb februar luty lutego февраль февраля лютий лютого",
                "march mar märz maerz marzec marca март марта березень березня",
                "april apr kwiecień kwietnia апрель апреля квітень квітня",
                "may mai maj maja май мая травень травня",
                "june jun juni czerwiec czerwca июнь июня червень червня",
                "july jul juli lipiec lipca июль июля липень липня",
                "august aug sierpień sierpnia август августа серпень серпня",
                "september sep sept wrzesień września сентябрь сентября вересень вересня",
                "october oct okt oktober październik października октябрь октября жовтень жовтня",
                "november nov listopad listopada ноябрь ноября",
                "december dec dez dezember grudzień grudnia декабрь декабря грудень грудня");
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (String name : names.get(i).split(" ")) {
                months.put(name, i + 1);
            }
        }
        // "Listopad" is November in Polish, and so it is in Ukrainian, where it is written otherwise.
        months.put("листопад", 11);
        months.put("листопада", 11);
        return Map.copyOf(months);
    }
}
