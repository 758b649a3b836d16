package io.castling.extraction.claim;

import io.castling.extraction.text.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The labelled passages of a corpus file, whose format {@code checking.yaml} tells. */
final class Passages {

    private Passages() {}

    /** A passage and what it states. */
    record Labelled(Document document, List<Expected> claims) {}

    static List<Labelled> read(String resource) {
        try (InputStream in = Objects.requireNonNull(Passages.class.getResourceAsStream(resource), resource)) {
            List<Labelled> passages = new ArrayList<>();
            for (Object entry : (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in)) {
                passages.add(passage((Map<?, ?>) entry));
            }
            return passages;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static Labelled passage(Map<?, ?> entry) {
        String id = String.valueOf(entry.get("id"));
        try {
            Document document = new Document(
                    id,
                    String.valueOf(entry.get("title")),
                    String.valueOf(entry.get("text")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(LocalDate.parse(String.valueOf(entry.get("on")))));
            List<Expected> claims = ((List<?>) entry.get("claims"))
                    .stream().map(String::valueOf).map(Expected::parse).toList();
            return new Labelled(document, claims);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("passage " + id + ": " + e.getMessage(), e);
        }
    }
}
