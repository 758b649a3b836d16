package io.castling.system;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented articles, each about a movement of its own: so far apart in time that no two can be one. */
final class Movements {

    private static final List<String> TOWNS = List.of("Warsaw", "Gdansk", "Lublin", "Szczecin", "Poznan");
    private static final LocalDate FIRST = LocalDate.of(1980, 1, 10);
    private static final int DAYS_APART = 75;

    private int told;

    /** The next ones, as lines of JSON. */
    synchronized String next(int count) {
        String lines =
                IntStream.range(told, told + count).mapToObj(Movements::article).collect(Collectors.joining("\n"));
        told += count;
        return lines;
    }

    private static String article(int number) {
        return "{\"url\": \"https://wire.example/moved/%d\", \"source\": \"wire.example\", \"published\": \"%s\", \"text\": \"A Patriot battery was moved from Rzeszow to %s on Monday, the defence ministry said.\"}"
                .formatted(number, FIRST.plusDays((long) number * DAYS_APART), TOWNS.get(number % TOWNS.size()));
    }
}
