package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A claim as labelled: {@code Patriot | Husum > Vilnius | reported | n=12 when=2024-02 hedged background}.
 *
 * @param origins names any of which is right; empty if none is stated
 * @param statuses any of which is right
 */
record Expected(
        String system,
        End origins,
        End destinations,
        List<Status> statuses,
        OptionalInt count,
        Optional<Period> when,
        boolean hedged,
        boolean background) {

    /** @param optional whether the end may be left out although it is named */
    record End(List<String> names, boolean optional) {

        static End parse(String label) {
            List<String> names =
                    Arrays.stream(label.split("/")).map(String::strip).toList();
            boolean optional = names.contains("-") || names.contains("?");
            return new End(
                    names.stream().filter(n -> !n.equals("-") && !n.equals("?")).toList(), optional);
        }

        /** As the scorer has it: any of the places is named right; the owning nation is never wrong as origin. */
        boolean admits(List<PlaceMention> places, boolean origin) {
            if (places.isEmpty()) {
                return optional;
            }
            boolean named = places.stream()
                    .anyMatch(p -> names.stream()
                            .anyMatch(n -> fold(n).equals(fold(p.text()))
                                    || fold(n).equals(fold(p.place().name()))
                                    || fold(p.text()).contains(fold(n))
                                    || fold(n).contains(fold(p.text()))
                                    || p.place()
                                            .country()
                                            .filter(c -> fold(country(c)).equals(fold(n)))
                                            .isPresent()));
            boolean nations = places.stream().allMatch(p -> p.place().kind() == PlaceKind.COUNTRY);
            return named || (origin && optional && nations);
        }
    }

    private static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    static Expected parse(String line) {
        String[] parts = line.split("\\|");
        if (parts.length < 3) {
            throw new IllegalArgumentException("not SYSTEM | ORIGIN > DESTINATION | status | ...: " + line);
        }
        String[] ends = parts[1].split(">");
        List<String> notes = parts.length > 3 ? List.of(parts[3].strip().split(" ")) : List.of();
        // "reported background" stands in the third part where nothing else is noted
        List<String> words = List.of(parts[2].strip().split("[ /]+"));
        return new Expected(
                parts[0].strip(),
                End.parse(ends[0].strip()),
                End.parse(ends[1].strip()),
                words.stream()
                        .map(w -> Status.valueOf(w.toUpperCase(Locale.ROOT)))
                        .toList(),
                note(notes, "n=").map(n -> OptionalInt.of(Integer.parseInt(n))).orElse(OptionalInt.empty()),
                note(notes, "when=").map(Expected::period),
                notes.contains("hedged"),
                notes.contains("background"));
    }

    private static Optional<String> note(List<String> notes, String key) {
        return notes.stream()
                .filter(n -> n.startsWith(key))
                .map(n -> n.substring(key.length()))
                .findFirst();
    }

    private static Period period(String words) {
        String[] ends = words.split("/");
        return new Period(day(ends[0], false), day(ends[ends.length - 1], true));
    }

    private static LocalDate day(String words, boolean last) {
        return switch (words.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(words), last ? 12 : 1, last ? 31 : 1);
            case 7 ->
                last
                        ? YearMonth.parse(words).atEndOfMonth()
                        : YearMonth.parse(words).atDay(1);
            default -> LocalDate.parse(words);
        };
    }

    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
    }

    boolean names(Claim claim) {
        String wanted = fold(system);
        return wanted.equals(fold(claim.system().name()))
                || wanted.equals(fold(claim.system().family()));
    }

    boolean originOf(Claim claim) {
        return origins.admits(claim.origins(), true);
    }

    boolean destinationOf(Claim claim) {
        return destinations.admits(claim.destinations(), false);
    }

    /** Right system and at least one end that is named and right. */
    boolean matches(Claim claim) {
        boolean origin = originOf(claim)
                && (!origins.names().isEmpty() || !claim.origins().isEmpty());
        boolean destination = destinationOf(claim)
                && (!destinations.names().isEmpty() || !claim.destinations().isEmpty());
        return names(claim) && (origin || destination);
    }

    boolean status(Claim claim) {
        return statuses.contains(claim.status());
    }

    boolean full(Claim claim) {
        return originOf(claim) && destinationOf(claim) && status(claim);
    }
}
