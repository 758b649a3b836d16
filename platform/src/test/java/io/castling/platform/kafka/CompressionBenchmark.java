package io.castling.platform.kafka;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.BufferSupplier;

/** Size and CPU time of Kafka's codecs on the text files of a folder, one text a batch and all texts in one batch. */
final class CompressionBenchmark {

    private static final int ROUNDS = 7;
    private static final int REPEATS = 150;

    private static final List<Codec> CODECS = List.of(
            new Codec("none", Compression.NONE),
            new Codec("lz4", Compression.lz4().build()),
            new Codec("zstd 3", Compression.zstd().build()),
            new Codec("zstd 1", Compression.zstd().level(1).build()));

    private CompressionBenchmark() {}

    private record Codec(String name, Compression compression) {}

    public static void main(String[] args) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(Files.readAllBytes(file));
            }
        }
        long bytes = texts.stream().mapToLong(text -> text.length).sum();
        System.out.printf(Locale.ROOT, "%d texts, %d bytes%n", texts.size(), bytes);
        for (int round = 0; round < ROUNDS; round++) {
            for (Codec codec : CODECS) {
                measure(codec, "one a batch", texts.stream().map(List::of).toList(), bytes, round);
                measure(codec, "all in one", List.of(texts), bytes, round);
            }
        }
    }

    private static void measure(Codec codec, String what, List<List<byte[]>> batches, long bytes, int round) {
        var threads = ManagementFactory.getThreadMXBean();
        long size = 0;
        List<MemoryRecords> written = new ArrayList<>();
        long began = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < REPEATS; i++) {
            written.clear();
            for (List<byte[]> batch : batches) {
                written.add(MemoryRecords.withRecords(
                        codec.compression(),
                        batch.stream().map(SimpleRecord::new).toArray(SimpleRecord[]::new)));
            }
        }
        long wrote = threads.getCurrentThreadCpuTime() - began;
        for (MemoryRecords records : written) {
            size += records.sizeInBytes();
        }
        began = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < REPEATS; i++) {
            written.forEach(CompressionBenchmark::read);
        }
        long read = threads.getCurrentThreadCpuTime() - began;
        if (round == ROUNDS - 1) {
            double megabytes = bytes * (double) REPEATS / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %-12s size %.2f of the original, write %6.0f MB, read %6.0f MB per CPU-second%n",
                    codec.name(),
                    what,
                    (double) size / bytes,
                    megabytes / (wrote / 1e9),
                    megabytes / (read / 1e9));
        }
    }

    private static void read(MemoryRecords records) {
        try (var buffers = BufferSupplier.create()) {
            records.batches().forEach(batch -> {
                try (var iterator = batch.streamingIterator(buffers)) {
                    while (iterator.hasNext()) {
                        ByteBuffer value = iterator.next().value();
                        if (value.remaining() == 0) {
                            throw new IllegalStateException("an empty text");
                        }
                    }
                }
            });
        }
    }
}
