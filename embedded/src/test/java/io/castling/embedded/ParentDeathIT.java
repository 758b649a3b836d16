package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathIT {
    @TempDir
    private Path directory;

    /** The parent to be killed: starts a platform, writes the pids of its children and waits for ever. */
    static final class ParentMain {
        private ParentMain() {}

        public static void main(String[] args) throws InterruptedException {
            try (var platform = EmbeddedPlatform.start(
                    Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(Path.of(args[0])), new Ports(new Random()))) {
                var client = new KafkaClient(platform.kafka().bootstrapServers());
                client.create("kept");
                client.send("kept", List.of("before the kill"));
                System.out.println(
                        platform.kafka().pid() + " " + platform.registry().pid());
                Thread.currentThread().join();
            }
        }
    }

    @Test
    void noChildOutlivesAParentKilledWithoutWarningAndTheNextOneGoesOnAtOnce() throws IOException {
        Process parent = TestJvm.start(ParentMain.class, directory.toString());
        List<ProcessHandle> children = childrenOf(parent);

        parent.destroyForcibly();
        assertThat(parent.onExit()).succeedsWithin(Duration.ofSeconds(10));

        // No wait for the children: the next platform itself has to wait until its forerunner's children are gone.
        try (var next = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(directory), new Ports(new Random()))) {
            assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
            assertThat(new KafkaClient(next.kafka().bootstrapServers()).read("kept", 1))
                    .containsExactly("before the kill");
        }
    }

    private static List<ProcessHandle> childrenOf(Process parent) throws IOException {
        try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
            String pids = output.readLine();
            return Stream.of(pids.split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }
}
