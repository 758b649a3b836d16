package io.castling.alert.track;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The places that scenarios speak of, of {@code places.txt}. */
final class Gazetteer {

    private final Map<String, Place> places = new HashMap<>();

    static Gazetteer read() {
        Gazetteer gazetteer = new Gazetteer();
        for (String line : lines("places.txt")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = Arrays.stream((line + " ").split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new);
                List<String> within = Arrays.stream(cells[6].split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(Gazetteer::id)
                        .toList();
                gazetteer.places.put(
                        cells[0],
                        new Place(
                                id(cells[0]),
                                cells[0],
                                Double.parseDouble(cells[1]),
                                Double.parseDouble(cells[2]),
                                Optional.of(cells[3]).filter(code -> !code.isEmpty()),
                                Place.Kind.valueOf(cells[4].toUpperCase(Locale.ROOT)),
                                Double.parseDouble(cells[5]),
                                within));
            }
        }
        return gazetteer;
    }

    static String id(String name) {
        return "cs:" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no place '" + name + "' in places.txt: add it there");
        }
        return place;
    }

    List<String> names() {
        return places.keySet().stream().sorted().toList();
    }

    static List<String> lines(String resource) {
        try (InputStream stream = Gazetteer.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
