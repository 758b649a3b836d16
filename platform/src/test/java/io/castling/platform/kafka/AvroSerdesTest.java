package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.notes.Mood;
import io.castling.platform.kafka.notes.Note;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdesTest {

    private static final DataSize LIMIT = DataSize.parse("1MiB");

    private final SchemaIds ids = SchemaIds.inMemory();
    private final Serde<Note> serde = new AvroSerdes(ids, LIMIT).value(Note.class);

    private static Note note(String text) {
        return Note.newBuilder()
                .setId("1")
                .setText(text)
                .setWritten(Instant.EPOCH)
                .build();
    }

    private byte[] write(Note note) {
        return serde.serializer().serialize("notes", note);
    }

    private Note read(byte[] bytes) {
        return serde.deserializer().deserialize("notes", bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyRecordComesBackAsItWas(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            Note note = Notes.random(random);
            assertThat(read(write(note))).as("seed %d, record %d", seed, i).isEqualTo(note);
        }
    }

    @Test
    void theFrameIsConfluents() {
        byte[] bytes = write(note("x"));
        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(ids.schemaOf(1)).isEqualTo(Note.getClassSchema());
    }

    @Test
    void nullIsATombstoneBothWays() {
        assertThat(write(null)).isNull();
        assertThat(read(null)).isNull();
    }

    @Test
    void keysAndValuesHaveTheirOwnSubjects() {
        try (var registry = new RegistryFixture();
                var client = registry.client()) {
            var serdes = new AvroSerdes(client.ids(), LIMIT);
            serdes.key(Note.class).serializer().serialize("notes", note("k"));
            serdes.value(Note.class).serializer().serialize("notes", note("v"));
            assertThat(client.subjects()).containsExactlyInAnyOrder("notes-key", "notes-value");
        }
    }

    @Test
    void theRegistryIsAskedOncePerSchemaAndSubject() {
        try (var registry = new RegistryFixture();
                var client = registry.client()) {
            var shared = new AvroSerdes(client.ids(), LIMIT);
            for (int i = 0; i < 50; i++) {
                Serde<Note> another = shared.value(Note.class);
                byte[] bytes = another.serializer().serialize("notes", note("v" + i));
                another.deserializer().deserialize("notes", bytes);
            }
            assertThat(registry.requests).containsExactly("POST /subjects/notes-value/versions", "GET /schemas/ids/1");
        }
    }

    /** Kafka Streams hands one instance to all its threads; with one decoder for all, this test fails. */
    @Test
    void oneSerdeServesManyThreads() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            long seed = thread;
            work.add(() -> {
                var random = new Random(seed);
                for (int i = 0; i < 2_000; i++) {
                    Note note = Notes.random(random);
                    assertThat(read(write(note)))
                            .as("seed %d, record %d", seed, i)
                            .isEqualTo(note);
                }
                return 2_000;
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(2_000);
            }
        }
    }

    @Test
    void aRecordOfAnEarlierSchemaIsResolved() throws Exception {
        Schema early = SchemaBuilder.record("Note")
                .namespace("io.castling.platform.kafka.notes")
                .fields()
                .requiredString("id")
                .requiredString("removedSince")
                .requiredString("text")
                .name("written")
                .type(Note.getClassSchema().getField("written").schema())
                .noDefault()
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(early)
                .set("id", "7")
                .set("removedSince", "gone")
                .set("text", "old")
                .set("written", 5L)
                .build();

        Note note = read(frame(ids.idOf("notes-value", early), early, record));

        assertThat(note.getId()).isEqualTo("7");
        assertThat(note.getText()).isEqualTo("old");
        assertThat(note.getWritten()).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(note.getMood()).isEqualTo(Mood.UNKNOWN);
        assertThat(note.getTags()).isEmpty();
        assertThat(note.getAuthor()).isNull();
    }

    private static byte[] frame(int id, Schema schema, GenericRecord record) throws Exception {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 0, (byte) id});
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    @Test
    void recordsAreNotReused() {
        Note first = read(write(note("first")));
        Note second = read(write(note("second")));
        assertThat(first.getText()).isEqualTo("first");
        assertThat(second.getText()).isEqualTo("second");
    }

    @Test
    void aRecordBeyondTheLimitIsRefusedByName() {
        assertThatThrownBy(() -> write(note("x".repeat(1 << 20))))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A record of 1048592 bytes for topic notes is larger than the limit of 1MiB"
                        + " (max-record-size).");
        assertThat(read(write(note("small"))).getText()).isEqualTo("small");
    }

    @Test
    void aRecordThatDoesNotFitItsSchemaLeavesNoTrace() {
        Note broken = note("x");
        broken.put("extra", Map.of("a", "b"));
        broken.getTags().add(null);
        assertThatThrownBy(() -> write(broken))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("A record of type io.castling.platform.kafka.notes.Note for topic notes does"
                        + " not fit its schema: ");
        assertThat(read(write(note("next")))).isEqualTo(note("next"));
    }

    @Test
    void bytesOfOthersAreRefusedWithAReason() {
        assertThatThrownBy(() -> read("{\"id\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A record of topic notes (9 bytes) does not begin with the magic byte 0 and a schema id:"
                        + " it was not written by an Avro serializer with a schema registry.");
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 0, 99}))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessage("There is no schema with id 99.");
    }

    /** Whatever the bytes, the answer is a record or a SerializationException, never another exception or an Error. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void damagedBytesAreAnOrdinaryFailure(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = write(Notes.random(random));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> {
                        try {
                            read(bytes);
                        } catch (SerializationException expected) {
                            assertThat(expected).hasMessageContaining("cannot be read as");
                        }
                    })
                    .as("seed %d, record %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void leftOverBytesAreRefused() {
        byte[] bytes = write(note("x"));
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> read(longer)).hasMessageContaining("bytes are left over");
    }
}
