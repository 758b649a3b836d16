package io.castling.alert.track;

import io.castling.alert.track.voice.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Claims of one family with everything that can be in them, dense enough to be entangled. */
final class RandomClaims {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final List<String> PLACES = List.of(
            "Russia",
            "Kaliningrad Oblast",
            "Kaliningrad",
            "Gvardeysk",
            "western Russia",
            "Rostov-on-Don",
            "Millerovo",
            "Moscow",
            "Taganka",
            "Kuril Islands",
            "Iturup",
            "Kunashir",
            "Russia-Ukraine border",
            "Ukraine front",
            "Crimea",
            "Feodosia",
            "Saky",
            "Belarus",
            "Baranovichi",
            "Ukraine",
            "Eastern Europe",
            "Poland",
            "Rzeszow");
    private static final List<String> SOURCES =
            List.of("Reuters", "AP", "TASS", "Kyodo", "Daily Bugle", "Evening Bugle", "");
    private static final List<String> SPEAKERS = List.of(
            "Bellingcat",
            "UK MoD",
            "the British defence ministry",
            "Russian Defence Ministry",
            "local media",
            "Maxar",
            "Yu Koizumi",
            "Polish defence minister");

    private final Random random;
    private final Gazetteer gazetteer = Gazetteer.read();

    RandomClaims(long seed) {
        this.random = new Random(seed);
    }

    List<Report> reports(int count) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reports.add(new Report.Asserted(claim(i)));
        }
        return reports;
    }

    Claim claim(int number) {
        String article = "a" + number / (1 + random.nextInt(2));
        Random ofArticle = new Random(article.hashCode());
        return new Claim(
                "c" + number,
                article(article, ofArticle),
                random.nextInt(3) == 0 ? Optional.of(random.nextBoolean() ? "S-300V4" : "S-300PMU") : Optional.empty(),
                "S-300",
                places(),
                places(),
                List.of(),
                random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(5)) : OptionalInt.empty(),
                Optional.empty(),
                random.nextInt(5) == 0 ? Materiel.INTERCEPTORS : Materiel.SYSTEM,
                period(),
                status(),
                random.nextInt(3) == 0,
                slots(),
                random.nextInt(12) == 0,
                random.nextInt(3) == 0 ? List.of() : List.of(SPEAKERS.get(random.nextInt(SPEAKERS.size()))),
                new Evidence("text", 100 * random.nextInt(3), 1000, "evidence " + number, "random"));
    }

    private static Article article(String id, Random random) {
        Optional<LocalDate> published =
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(START.plusDays(random.nextInt(250)));
        int text = random.nextInt(30);
        return new Article(
                id,
                1,
                Optional.empty(),
                Optional.of(SOURCES.get(random.nextInt(SOURCES.size()))),
                Optional.empty(),
                published,
                published,
                Signature.of(text, text));
    }

    private Status status() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Status.PLANNED;
            case 2 -> Status.DENIED;
            default -> Status.REPORTED;
        };
    }

    private Optional<Period> period() {
        if (random.nextInt(2) == 0) {
            return Optional.empty();
        }
        LocalDate start = START.plusDays(random.nextInt(250));
        return Optional.of(new Period(start, start.plusDays(random.nextInt(30))));
    }

    private List<Place> places() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> List.of();
            case 3 -> List.of(place(), place());
            default -> List.of(place());
        };
    }

    private Place place() {
        return gazetteer.place(PLACES.get(random.nextInt(PLACES.size())));
    }

    private Set<Slot> slots() {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        if (random.nextInt(5) == 0) {
            slots.add(random.nextBoolean() ? Slot.DESTINATIONS : Slot.ORIGINS);
        }
        return slots;
    }
}
