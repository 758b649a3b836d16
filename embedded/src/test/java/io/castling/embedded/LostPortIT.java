package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger takes the first port right after it was found free: the child cannot bind it, and another try is made. */
class LostPortIT {
    @TempDir
    private Path directory;

    private final List<ServerSocket> stranger = new ArrayList<>();

    /** Takes the port that it gave before, once. */
    private final class Thief extends Random {
        private int given;

        @Override
        public int nextInt(int origin, int bound) {
            int next = super.nextInt(origin, bound);
            if (stranger.isEmpty() && given != 0) {
                stranger.add(listen(given));
            }
            given = next;
            return next;
        }
    }

    @AfterEach
    void release() throws IOException {
        for (var socket : stranger) {
            socket.close();
        }
    }

    @Test
    void theBrokerStartsOnAnotherPort() {
        var settings = new EmbeddedKafka.Settings(directory.resolve("kafka"), directory, OptionalInt.empty());
        try (var kafka = EmbeddedKafka.start(Programs.ofThisJvm(), settings, new Ports(new Thief()))) {
            assertThat(kafka.bootstrapServers()).doesNotEndWith(":" + stolen());
            new KafkaClient(kafka.bootstrapServers()).create("any");
        }
        assertThat(directory.resolve("broker.log")).content().contains("Address already in use");
    }

    @Test
    void theRegistryStartsOnAnotherPort() {
        var settings = new EmbeddedRegistry.Settings(directory.resolve("registry"), directory, OptionalInt.empty());
        try (var registry = EmbeddedRegistry.start(Programs.ofThisJvm(), settings, new Ports(new Thief()))) {
            assertThat(registry.url().getPort()).isNotEqualTo(stolen());
        }
        assertThat(directory.resolve("registry.log")).content().contains("already");
    }

    private int stolen() {
        assertThat(stranger).hasSize(1);
        return stranger.getFirst().getLocalPort();
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
