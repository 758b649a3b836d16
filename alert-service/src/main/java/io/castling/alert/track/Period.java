package io.castling.alert.track;

import java.time.LocalDate;

/** Days, both included. */
public record Period(LocalDate start, LocalDate end) {

    public Period {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("period ends before it starts: " + start + ".." + end);
        }
    }

    public static Period on(LocalDate day) {
        return new Period(day, day);
    }
}
