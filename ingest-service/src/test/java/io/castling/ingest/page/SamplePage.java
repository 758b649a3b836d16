package io.castling.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A page and what is right about it. */
record SamplePage(String name, byte[] bytes, JsonNode expected) {

    private static final Path FOLDER = Path.of("src/test/resources/pages");

    static List<SamplePage> all() throws IOException {
        var json = new JsonMapper();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(file -> read(json, file))
                    .toList();
        }
    }

    private static SamplePage read(JsonMapper json, Path file) {
        String name = file.getFileName().toString().replace(".html", "");
        try {
            return new SamplePage(
                    name,
                    Files.readAllBytes(file),
                    json.readTree(FOLDER.resolve(name + ".json").toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return expected.path("url").asText();
    }

    Optional<String> contentType() {
        return Optional.of(expected.path("contentType").asText());
    }

    Optional<String> expect(String field) {
        return expected.hasNonNull(field) ? Optional.of(expected.path(field).asText()) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
