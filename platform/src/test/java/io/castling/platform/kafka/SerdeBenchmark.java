package io.castling.platform.kafka;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.notes.Note;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records per CPU-second through our serde and Confluent's, in turns within one run; only the ratio means anything. How
 * to run it stands in the module's README.
 */
final class SerdeBenchmark {

    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 4;

    private SerdeBenchmark() {}

    public static void main(String[] args) {
        try (var registry = new RegistryFixture();
                var client = registry.client()) {
            Serde<Note> ours = new AvroSerdes(client.ids(), DataSize.parse("1MiB")).value(Note.class);
            Serializer<Object> stockOut =
                    StockConfluentSerde.serializer(registry.url().toString());
            Deserializer<Object> stockIn =
                    StockConfluentSerde.deserializer(registry.url().toString(), Note.class);
            List<Note> notes = notes();
            List<byte[]> encoded = notes.stream()
                    .map(note -> ours.serializer().serialize("notes", note))
                    .toList();
            Map<String, long[]> nanos = new TreeMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                time(
                        nanos,
                        "serialize ours",
                        round,
                        notes,
                        note -> ours.serializer().serialize("notes", note).length);
                time(nanos, "serialize stock", round, notes, note -> stockOut.serialize("notes", note).length);
                time(
                        nanos,
                        "deserialize ours",
                        round,
                        encoded,
                        bytes -> ours.deserializer().deserialize("notes", bytes).hashCode());
                time(
                        nanos,
                        "deserialize stock",
                        round,
                        encoded,
                        bytes -> stockIn.deserialize("notes", bytes).hashCode());
            }
            report(nanos, encoded);
        }
    }

    private static List<Note> notes() {
        var random = new Random(1);
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            notes.add(Notes.random(random));
        }
        return notes;
    }

    private static <T> void time(
            Map<String, long[]> nanos, String name, int round, List<T> records, ToLongFunction<T> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        long began = threads.getCurrentThreadCpuTime();
        for (T one : records) {
            sum += work.applyAsLong(one);
        }
        long took = threads.getCurrentThreadCpuTime() - began;
        if (sum == 42) {
            System.out.println("the work must not be optimised away");
        }
        nanos.computeIfAbsent(name, unknown -> new long[ROUNDS])[round] = took;
    }

    private static void report(Map<String, long[]> nanos, List<byte[]> encoded) {
        double bytes = encoded.stream().mapToInt(each -> each.length).average().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%d records of %.0f bytes on average, median of %d rounds%n",
                RECORDS,
                bytes,
                ROUNDS - WARM_UP);
        nanos.forEach((name, rounds) -> System.out.printf(
                Locale.ROOT, "%-18s %9.0f records per CPU-second%n", name, RECORDS * 1e9 / median(rounds)));
        for (String way : List.of("serialize", "deserialize")) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: ours is %.2f times as fast as stock%n",
                    way,
                    (double) median(nanos.get(way + " stock")) / median(nanos.get(way + " ours")));
        }
    }

    private static long median(long[] rounds) {
        long[] warm = Arrays.copyOfRange(rounds, WARM_UP, rounds.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
