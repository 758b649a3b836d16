package io.castling.extraction.evaluation;

import io.castling.extraction.text.Document;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads labelled articles, one JSON object a line (which YAML contains). Labels count code points. */
final class GoldReader {

    private final Load json =
            new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build());

    /** @throws IllegalArgumentException naming file and line of what is no labelled article */
    List<Gold> read(Path file) throws IOException {
        List<Gold> articles = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    articles.add(article((Map<?, ?>) json.loadFromString(lines.get(i))));
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException(
                            file + ":" + (i + 1) + ": is no labelled article: " + e.getMessage(), e);
                }
            }
        }
        return articles;
    }

    /** Canonical names and their other spellings, folded: {@code {"S-400": {"same": ["SA-21"]}}}. */
    Map<String, String> lexicon(Path file) throws IOException {
        Map<?, ?> entries = (Map<?, ?>) json.loadFromString(Files.readString(file));
        return entries.entrySet().stream()
                .flatMap(entry -> Stream.concat(
                                Stream.of((String) entry.getKey()),
                                strings(((Map<?, ?>) entry.getValue()).get("same")).stream())
                        .map(name -> Map.entry(Names.fold(name), (String) entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    private static Gold article(Map<?, ?> row) {
        String text = string(row, "text").orElseThrow(() -> new IllegalArgumentException("has no \"text\""));
        var document = new Document(
                string(row, "id").orElse("?"),
                string(row, "title").orElse(""),
                text,
                string(row, "url"),
                string(row, "source").or(() -> string(row, "outlet")),
                string(row, "published").map(day -> LocalDate.parse(day.substring(0, 10))));
        return new Gold(
                document,
                maps(row.get("systems"))
                        .flatMap(system -> mentions(text, system))
                        .toList(),
                maps(row.get("locations")).map(place -> toponym(text, place)).toList(),
                maps(row.get("relocations")).map(GoldReader::relocation).toList(),
                yes(row, "is_negative"));
    }

    private static Stream<Gold.System> mentions(String text, Map<?, ?> system) {
        String canonical = string(system, "canonical").orElseThrow();
        return maps(system.get("mentions")).map(mention -> new Gold.System(span(text, mention), canonical));
    }

    private static Gold.Toponym toponym(String text, Map<?, ?> label) {
        return new Gold.Toponym(span(text, label), place(label), !(yes(label, "metonym") || yes(label, "optional")));
    }

    private static Span span(String text, Map<?, ?> label) {
        int start = text.offsetByCodePoints(0, ((Number) label.get("start")).intValue());
        int end = text.offsetByCodePoints(0, ((Number) label.get("end")).intValue());
        return new Span(Field.TEXT, start, end);
    }

    private static Gold.Place place(Map<?, ?> label) {
        boolean located = label.get("lat") instanceof Number && label.get("lon") instanceof Number;
        return new Gold.Place(
                Names.fold(string(label, "name").orElse("")),
                Names.fold(string(label, "text").orElse("")),
                located ? ((Number) label.get("lat")).doubleValue() : Double.NaN,
                located ? ((Number) label.get("lon")).doubleValue() : Double.NaN,
                string(label, "country").orElse(""),
                string(label, "kind").orElse(""));
    }

    private static Gold.Relocation relocation(Map<?, ?> label) {
        Stream<String> systems =
                Stream.concat(string(label, "system").stream(), strings(label.get("acceptable_systems")).stream());
        boolean endOnly = string(label, "hedge_scope").equals(Optional.of("destination"));
        return new Gold.Relocation(
                systems.toList(),
                end(label, "origin"),
                end(label, "destination"),
                label.get("n") instanceof Number n ? OptionalInt.of(n.intValue()) : OptionalInt.empty(),
                string(label, "when"),
                string(label, "status").orElseThrow(),
                endOnly ? Optional.empty() : Optional.of(yes(label, "hedged")),
                yes(label, "background"));
    }

    private static Gold.End end(Map<?, ?> label, String side) {
        Object acceptable = label.get("acceptable_" + side + "s");
        return new Gold.End(
                maps(label.get(side)).findFirst().map(GoldReader::place),
                maps(label.get(side + "_details")).map(GoldReader::place).toList(),
                Set.copyOf(strings(acceptable).stream().map(Names::fold).collect(Collectors.toSet())),
                acceptable instanceof List<?> names && names.stream().anyMatch(Objects::isNull));
    }

    /** The objects in a list, or the one that is none. */
    private static Stream<Map<?, ?>> maps(@Nullable Object value) {
        Stream<?> all = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
        return all.filter(Map.class::isInstance).map(item -> (Map<?, ?>) item);
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Optional<String> string(Map<?, ?> row, String key) {
        return row.get(key) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    private static boolean yes(Map<?, ?> row, String key) {
        return Boolean.TRUE.equals(row.get(key));
    }
}
