package io.castling.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE against every released version in {@code schemas/baseline}: what this build writes, every older reader
 * understands, and this build reads everything ever written. A changed schema is added to the baseline with
 * {@code mvn -pl schemas test -Dcastling.baseline=accept}, once it passes.
 */
class BaselineTest {

    private static final Path BASELINE = Path.of("baseline");

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void staysCompatibleBothWaysWithEveryReleasedVersion(Topic<?> topic) throws IOException {
        for (Path version : versions(topic)) {
            assertThat(incompatibilities(topic.schema(), read(version)))
                    .as("%s against %s", topic.name(), version)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theNewestBaselineIsThisBuildsSchema(Topic<?> topic) throws IOException {
        List<Path> versions = versions(topic);
        boolean recorded = !versions.isEmpty() && read(versions.getLast()).equals(topic.schema());
        if (!recorded && "accept".equals(System.getProperty("castling.baseline"))) {
            Path next = folder(topic).resolve("%03d.avsc".formatted(versions.size() + 1));
            Files.createDirectories(next.getParent());
            Files.writeString(next, topic.schema().toString(true) + "\n");
            recorded = true;
        }
        assertThat(recorded)
                .as("%s differs from its baseline: see BaselineTest on how to accept it", topic.name())
                .isTrue();
    }

    @Test
    void aRemovedMandatoryFieldIsFound() {
        Schema before = new Schema.Parser().parse("""
                {"type":"record","name":"R","fields":[{"name":"a","type":"string"},{"name":"b","type":"string"}]}""");
        Schema after = new Schema.Parser().parse("""
                {"type":"record","name":"R","fields":[{"name":"a","type":"string"}]}""");

        assertThat(incompatibilities(after, before)).hasSize(1);
    }

    private static List<String> incompatibilities(Schema now, Schema before) {
        List<String> found = new ArrayList<>();
        for (var pair : List.of(
                SchemaCompatibility.checkReaderWriterCompatibility(now, before),
                SchemaCompatibility.checkReaderWriterCompatibility(before, now))) {
            if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
                found.add(pair.getResult().getIncompatibilities().toString());
            }
        }
        return found;
    }

    private static List<Path> versions(Topic<?> topic) throws IOException {
        if (!Files.isDirectory(folder(topic))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(topic))) {
            return files.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    private static Path folder(Topic<?> topic) {
        return BASELINE.resolve(topic.value().getSimpleName());
    }

    private static Schema read(Path file) throws IOException {
        return new Schema.Parser().parse(Files.readString(file));
    }
}
