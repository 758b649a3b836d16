package io.castling.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.cli.bench.GeneratedArticles;
import io.castling.platform.kafka.Compatibility;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rehearsal of an upgrade: data of every released schema with the readers of today, and the other way round. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SchemaEvolutionIT {

    private static final Path BASELINE = Path.of("..", "schemas", "baseline");
    private static final int RECORDS = 40;
    private static final int SEED = 20;
    private static final int WIRE_PREFIX = 5;

    @TempDir
    private static Path folder;

    private Backfill backfill;

    /** One released schema of a topic. */
    record Release(Topic<?> topic, Schema schema, String file) {
        @Override
        public String toString() {
            return topic.name() + " " + file;
        }
    }

    @BeforeAll
    void start() {
        backfill = new Backfill(folder);
    }

    @AfterAll
    void stop() {
        backfill.close();
    }

    static Stream<Release> releases() {
        return Topics.all().stream().flatMap(SchemaEvolutionIT::releases);
    }

    private static Stream<Release> releases(Topic<?> topic) {
        try (Stream<Path> files = Files.list(BASELINE.resolve(topic.schema().getName()))) {
            List<Release> releases = files.sorted()
                    .map(file ->
                            new Release(topic, parsed(file), file.getFileName().toString()))
                    .toList();
            assertThat(releases).as("released schemas of %s", topic.name()).isNotEmpty();
            return releases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parsed(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registering it under the subject of the topic is a test by itself: the registry checks it against the others. */
    private int id(Release release) {
        return backfill.kafka().registry().register(release.topic().fullName() + "-value", release.schema());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatAnEarlierReleaseWroteIsReadByTheServicesOfToday(Release release) {
        int id = id(release);
        for (Object datum : new RandomData(release.schema(), RECORDS, SEED)) {
            byte[] written = bytes(id, release.schema(), datum);

            SpecificRecord read = read(release.topic(), written);

            // Nothing that the earlier release said is lost or changed.
            byte[] again = bytes(id, read.getSchema(), generic(read));
            assertThat(resolved(again, read.getSchema(), release.schema()))
                    .isEqualTo(resolved(written, release.schema(), release.schema()));
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatIsWrittenTodayIsReadByThoseWhoKnowAnEarlierRelease(Release release) {
        id(release);
        Schema today = release.topic().schema();
        for (Object datum : new RandomData(today, RECORDS, SEED)) {
            byte[] written = written(release.topic(), bytes(0, today, datum));

            // As a stock client does: the writer's schema by the id in the bytes, from the registry.
            Schema writer = backfill.kafka()
                    .registry()
                    .schema(ByteBuffer.wrap(written, 1, Integer.BYTES).getInt());
            GenericRecord read = resolved(written, writer, release.schema());

            for (Schema.Field field : release.schema().getFields()) {
                if (field.schema().getType() == Schema.Type.STRING) {
                    assertThat(read.get(field.name())).isEqualTo(((GenericRecord) datum).get(field.name()));
                }
            }
        }
    }

    /** Through the real serializer of the services; the topic's subject has the schema of today. */
    private <V extends SpecificRecord> byte[] written(Topic<V> topic, byte[] generic) {
        Serde<V> serde = backfill.kafka().serdes().value(topic.value());
        int today = backfill.kafka().registry().register(topic.fullName() + "-value", topic.schema());
        byte[] named = generic.clone();
        ByteBuffer.wrap(named).put(1, ByteBuffer.allocate(4).putInt(today).array());
        V value = serde.deserializer().deserialize(topic.fullName(), named);
        return serde.serializer().serialize(topic.fullName(), value);
    }

    private <V extends SpecificRecord> V read(Topic<V> topic, byte[] bytes) {
        return backfill.kafka().serdes().value(topic.value()).deserializer().deserialize(topic.fullName(), bytes);
    }

    /** Articles of the first release, through enrichment and tracking of today. */
    @Test
    void theServicesMakeTheSameOfArticlesOfTheFirstRelease() {
        var generated = new GeneratedArticles(5, 160, 400);
        List<RawArticle> articles =
                LongStream.range(0, 160).mapToObj(generated::article).toList();
        String now = backfill.articles("now", articles);
        String then = backfill.articles("then", List.of());
        Release first = releases(Topics.ARTICLES_RAW).findFirst().orElseThrow();
        int id = id(first);
        try (var producer = new KafkaProducer<>(
                backfill.kafka().clients().producer("test"), new StringSerializer(), new ByteArraySerializer())) {
            for (RawArticle article : articles) {
                byte[] today = bytes(0, article.getSchema(), generic(article));
                GenericRecord old = resolved(today, article.getSchema(), first.schema());
                var unused = producer.send(new ProducerRecord<>(then, article.getId(), bytes(id, first.schema(), old)));
            }
        }

        backfill.replay("now", now);
        backfill.replay("then", then);

        var diff = backfill.lanes().diff(new Lane.Replay("now"), new Lane.Replay("then"));
        assertThat(diff.differences()).isEmpty();
        assertThat(diff.same()).isGreaterThan(3);
    }

    @Test
    void everySubjectIsHeldToFullTransitiveCompatibility() {
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(backfill.kafka().registry().compatibility(topic.fullName() + "-value"))
                        .hasValue(Compatibility.FULL_TRANSITIVE));
    }

    /** The same content without classes. */
    private static GenericRecord generic(SpecificRecord value) {
        try {
            var out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new org.apache.avro.specific.SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
            encoder.flush();
            return new GenericDatumReader<GenericRecord>(value.getSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(int id, Schema schema, Object datum) {
        try {
            var out = new ByteArrayOutputStream();
            out.write(0);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<>(schema).write(datum, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericRecord resolved(byte[] bytes, Schema writer, Schema reader) {
        try {
            return new GenericDatumReader<GenericRecord>(writer, reader)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(bytes, WIRE_PREFIX, bytes.length - WIRE_PREFIX, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
