package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.kafka.notes.Note;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSerdeTest {

    private final Serde<Note> serde = StateSerde.of(Note.class, List.of());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsWrittenIsRead(long seed) {
        Note note = Notes.random(new Random(seed));

        assertThat(read(serde, serde.serializer().serialize("store", note)))
                .as("seed %d", seed)
                .isEqualTo(note);
    }

    @Test
    void noStateIsNoBytes() {
        assertThat(serde.serializer().serialize("store", null)).isNull();
        assertThat(read(serde, null)).isNull();
    }

    @Test
    void stateOfAnEarlierVersionIsRead() throws Exception {
        Schema earlier = new Schema.Parser().parse("""
                {"type":"record","name":"Note","namespace":"io.castling.platform.kafka.notes","fields":[
                  {"name":"id","type":"string"},{"name":"text","type":"string"},
                  {"name":"written","type":{"type":"long","logicalType":"timestamp-millis"}}]}""");
        var old = new GenericRecordBuilder(earlier)
                .set("id", "a")
                .set("text", "t")
                .set("written", 7L)
                .build();
        ByteBuffer written = new BinaryMessageEncoder<>(GenericData.get(), earlier).encode(old);
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);

        Note note = read(StateSerde.of(Note.class, List.of(earlier)), bytes);

        assertThat(note.getId()).isEqualTo("a");
        assertThat(note.getTags()).isEmpty();
    }

    @Test
    void bytesOfSomethingElseAreRefusedWithTheNameOfTheStore() {
        assertThatThrownBy(() -> read(serde, new byte[] {1, 2, 3}))
                .hasMessageContaining("The state of store cannot be read");
    }

    @Test
    void oneInstanceServesManyThreads() {
        boolean same = IntStream.range(0, 2_000).parallel().allMatch(seed -> {
            Note note = Notes.random(new Random(seed));
            return note.equals(read(serde, serde.serializer().serialize("store", note)));
        });

        assertThat(same).isTrue();
    }

    private static Note read(Serde<Note> serde, byte[] bytes) {
        return serde.deserializer().deserialize("store", bytes);
    }
}
