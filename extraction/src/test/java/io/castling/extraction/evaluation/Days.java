package io.castling.extraction.evaluation;

import io.castling.extraction.claim.Claim;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** The days of a label's date: {@code 2023}, {@code 2023-11}, {@code 2023-11-09}, or two of them with a slash. */
record Days(LocalDate first, LocalDate last) {

    static Days of(String when) {
        int slash = when.indexOf('/');
        return slash < 0
                ? new Days(first(when), last(when))
                : new Days(first(when.substring(0, slash)), last(when.substring(slash + 1)));
    }

    boolean overlaps(Optional<Claim.Period> period) {
        return period.filter(days -> !days.start().isAfter(last) && !first.isAfter(days.end()))
                .isPresent();
    }

    private static LocalDate first(String date) {
        return switch (date.length()) {
            case 4 -> Year.parse(date).atDay(1);
            case 7 -> YearMonth.parse(date).atDay(1);
            default -> LocalDate.parse(date);
        };
    }

    private static LocalDate last(String date) {
        return switch (date.length()) {
            case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
            case 7 -> YearMonth.parse(date).atEndOfMonth();
            default -> LocalDate.parse(date);
        };
    }
}
