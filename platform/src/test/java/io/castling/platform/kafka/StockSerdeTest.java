package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.notes.Note;
import java.util.Random;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records through our serde and Confluent's, against the same registry. */
@Tag("stock-serde")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockSerdeTest {

    private RegistryFixture registry;
    private SchemaRegistry client;
    private Serde<Note> ours;
    private Serializer<Object> stockSerializer;
    private Deserializer<Object> stockDeserializer;

    @BeforeAll
    void open() {
        registry = new RegistryFixture();
        client = registry.client();
        ours = new AvroSerdes(client.ids(), DataSize.parse("1MiB")).value(Note.class);
        stockSerializer = StockConfluentSerde.serializer(registry.url().toString());
        stockDeserializer = StockConfluentSerde.deserializer(registry.url().toString(), Note.class);
    }

    @AfterAll
    void close() {
        stockSerializer.close();
        stockDeserializer.close();
        client.close();
        registry.close();
    }

    /** Maps have no order of their own, so bytes can be compared for records with at most one entry. */
    private static Note comparable(Note note) {
        note.getExtra().keySet().removeIf(key -> note.getExtra().size() > 1);
        return note;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothWriteTheSameBytes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            Note note = comparable(Notes.random(random));
            assertThat(ours.serializer().serialize("notes", note))
                    .as("seed %d, record %d", seed, i)
                    .isEqualTo(stockSerializer.serialize("notes", note));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachReadsWhatTheOtherWrote(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            Note note = Notes.random(random);
            assertThat(stockDeserializer.deserialize("notes", ours.serializer().serialize("notes", note)))
                    .as("ours to stock, seed %d, record %d", seed, i)
                    .isEqualTo(note);
            assertThat(ours.deserializer().deserialize("notes", stockSerializer.serialize("notes", note)))
                    .as("stock to ours, seed %d, record %d", seed, i)
                    .isEqualTo(note);
        }
    }

    @Test
    void bothAgreeOnTombstones() {
        assertThat(stockSerializer.serialize("notes", null)).isNull();
        assertThat(stockDeserializer.deserialize("notes", null)).isNull();
    }

    @Test
    void bothUseOneSubjectAndOneId() {
        Note note = Notes.random(new Random(9));
        byte[] stock = stockSerializer.serialize("other", note);
        byte[] thin = ours.serializer().serialize("other", note);
        assertThat(thin).startsWith(stock[0], stock[1], stock[2], stock[3], stock[4]);
        assertThat(client.subjects()).contains("other-value");
    }
}
