package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aFreePortCanBeBoundAndIsNoneThatOutgoingConnectionsAreGiven(long seed) throws IOException {
        int port = new Ports(new Random(seed)).free();

        assertThat(port).as("seed %s", seed).isBetween(20_000, 31_999);
        listen(port).close();
    }

    @Test
    void aPortWithAListenerIsPassedOver() throws IOException {
        int first = new Ports(new Random(7)).free();
        try (var listener = listen(first)) {
            assertThat(new Ports(new Random(7)).free()).isNotEqualTo(listener.getLocalPort());
        }
    }

    @Test
    void aPortAskedForByNumberIsKept() throws IOException {
        int port = new Ports(new Random()).free();

        assertThat(new Ports(new Random()).choose(OptionalInt.of(port), "the broker"))
                .isEqualTo(port);
    }

    @Test
    void aTakenPortIsNamedWithItsOwnerWhereTheSystemTells() throws IOException {
        try (var listener = listen(0)) {
            String owner = Files.isDirectory(Path.of("/proc/self/fd"))
                    ? " by java (pid " + ProcessHandle.current().pid() + ")"
                    : "";

            assertThatThrownBy(() -> Ports.requireFree(listener.getLocalPort(), "the broker"))
                    .isInstanceOf(SurroundingsException.class)
                    .hasMessage("port " + listener.getLocalPort() + " for the broker is taken" + owner
                            + "; stop that process or choose another port");
        }
    }

    @Test
    void aLostRaceForAPortIsRunAgain() {
        var tries = new AtomicInteger();

        int result = PortRace.retry(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new SurroundingsException(
                        "the broker did not start: java.net.BindException: Address already in use");
            }
            return tries.get();
        });

        assertThat(result).isEqualTo(3);
    }

    @Test
    void otherFailuresAndFixedPortsAreNotTriedAgain() {
        var tries = new AtomicInteger();

        assertThatCode(() -> PortRace.retry(() -> {
                    tries.incrementAndGet();
                    throw new SurroundingsException("port 9092 for the broker is taken; choose another port");
                }))
                .hasMessageStartingWith("port 9092");

        assertThat(tries).hasValue(1);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
