package io.castling.extraction.place;

import io.castling.extraction.text.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sentences with the places marked in them: {@code The mayor of [Paris|US|33.7,-95.6], [Texas], spoke.} What stands in
 * brackets must be found just so, and nothing else. After the name may follow: a country, {@code --} for none, a point
 * that must lie within 161 km, a kind in lower case, {@code metonym}, or {@code <km} for the greatest uncertainty.
 */
record PlaceCases(String file, int line, String sentence, List<Expected> expected) {

    record Expected(String text, int start, List<String> wanted) {}

    Document document() {
        return new Document(file + ":" + line, "", sentence, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + sentence;
    }

    static List<PlaceCases> read(String file) {
        try (InputStream in = PlaceCases.class.getResourceAsStream("cases/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no cases/" + file);
            }
            List<PlaceCases> cases = new ArrayList<>();
            int number = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    cases.add(parse(file, number, line.strip()));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlaceCases parse(String file, int number, String line) {
        StringBuilder sentence = new StringBuilder();
        List<Expected> expected = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int open = line.indexOf('[', at);
            if (open < 0) {
                break;
            }
            sentence.append(line, at, open);
            int close = line.indexOf(']', open);
            String[] parts = line.substring(open + 1, close).split("\\|");
            expected.add(
                    new Expected(parts[0], sentence.length(), List.of(parts).subList(1, parts.length)));
            sentence.append(parts[0]);
            at = close + 1;
        }
        sentence.append(line.substring(at));
        return new PlaceCases(file, number, sentence.toString(), List.copyOf(expected));
    }

    /** What is wrong with the mention found for an expected place; empty if nothing. */
    static Optional<String> mistake(Expected expected, PlaceMention found) {
        Place place = found.place();
        for (String wanted : expected.wanted()) {
            boolean right;
            if (wanted.equals("metonym")) {
                right = found.use() == PlaceMention.Use.METONYM;
            } else if (wanted.equals("--")) {
                right = place.country().isEmpty();
            } else if (wanted.startsWith("<")) {
                right = place.uncertaintyKm() < Double.parseDouble(wanted.substring(1));
            } else if (wanted.contains(",")) {
                String[] point = wanted.split(",");
                right = Earth.km(
                                place.latitude(),
                                place.longitude(),
                                Double.parseDouble(point[0]),
                                Double.parseDouble(point[1]))
                        <= 161;
            } else if (wanted.equals(wanted.toUpperCase(Locale.ROOT))) {
                right = place.country().equals(Optional.of(wanted));
            } else {
                right = place.kind().name().toLowerCase(Locale.ROOT).equals(wanted);
            }
            if (!right) {
                return Optional.of(expected.text() + " is not " + wanted + " but " + found);
            }
        }
        boolean literal = expected.wanted().contains("metonym") || found.use() == PlaceMention.Use.LITERAL;
        return literal ? Optional.empty() : Optional.of(expected.text() + " is taken for a metonym");
    }
}
