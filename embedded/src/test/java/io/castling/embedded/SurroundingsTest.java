package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.embedded.Check.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"8, FATAL", "20, FATAL", "21, FINE", "25, FINE"})
    void javaHasAFloor(int feature, Verdict verdict) {
        assertThat(Surroundings.java(feature, "/jdk").verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "299_000_000, FATAL, 299 MB free for /data",
        "300_000_000, POOR, 300 MB free for /data",
        "2_000_000_000, FINE, 2.0 GB free for /data"
    })
    void aDiskCanBeTooFullToStartOrToStay(String bytes, Verdict verdict, String finding) {
        var check = Surroundings.disk(Long.parseLong(bytes.replace("_", "")), Path.of("/data"));

        assertThat(check).extracting(Check::verdict, Check::finding).containsExactly(verdict, finding);
    }

    @ParameterizedTest
    @CsvSource({"1999, POOR", "2000, FINE"})
    void littleMemoryIsPoorAndSoIsASystemThatDoesNotSay(long megabytes, Verdict verdict) {
        assertThat(Surroundings.memory(OptionalLong.of(megabytes * 1_000_000)).verdict())
                .isEqualTo(verdict);
        assertThat(Surroundings.memory(OptionalLong.empty()).verdict()).isEqualTo(Verdict.POOR);
    }

    @ParameterizedTest
    @CsvSource({"1, POOR", "2, FINE"})
    void oneCoreIsPoor(int cores, Verdict verdict) {
        assertThat(Surroundings.cores(cores).verdict()).isEqualTo(verdict);
    }

    @Test
    void aTakenPortNamesItsOwnerAndTheRemedy() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var check = Surroundings.port("the broker", listener.getLocalPort());

            assertThat(check.verdict()).isEqualTo(Verdict.FATAL);
            assertThat(check.finding()).startsWith("port " + listener.getLocalPort() + " for the broker is taken");
            assertThat(check.remedy()).isEqualTo("stop that process or choose another port");
        }
    }

    @Test
    void missingProgramsNameTheRemedy() {
        var check = Surroundings.programs(() -> Programs.find(directory, TestJvm.JAVA, directory));

        assertThat(check.verdict()).isEqualTo(Verdict.FATAL);
        assertThat(check.remedy()).startsWith("run 'mvn -DskipTests package'");
    }

    @Test
    void aDataDirectoryThatIsNotThereIsNotMade() {
        Path data = directory.resolve("deep/data");

        assertThat(data(data)).isEqualTo(Check.fine("data directory", data + " will be filled"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDataDirectoryInUseNamesItsOwner() {
        try (var held = DataDir.open(directory)) {
            assertThat(data(held.path()).verdict()).isEqualTo(Verdict.FATAL);
            assertThat(data(held.path()).finding()).contains("in use by another Castling (pid ");
            assertThat(data(held.path()).remedy()).isEqualTo("stop that one or choose another directory");
        }
    }

    @Test
    void aFreeDataDirectoryIsFreeAfterwardsToo() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));

        assertThat(data(data)).isEqualTo(Check.fine("data directory", data + " will be filled"));
        assertThat(data).isEmptyDirectory();
        DataDir.open(data).close();
        assertThat(data(data)).isEqualTo(Check.fine("data directory", data + " is ours to write"));
        DataDir.open(data).close();
    }

    @Test
    void everyCheckThatIsNotFineHasARemedy() {
        assertThat(surroundings(directory).checks())
                .isNotEmpty()
                .allMatch(check -> check.remedy().isEmpty() == (check.verdict() == Verdict.FINE));
        assertThatThrownBy(() -> new Check("x", Verdict.POOR, "y", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Check data(Path directory) {
        return surroundings(directory).checks().stream()
                .filter(check -> check.name().equals("data directory"))
                .findFirst()
                .orElseThrow();
    }

    private static Surroundings surroundings(Path directory) {
        return new Surroundings(directory, Map.of("the broker", new Ports(new Random()).free()));
    }
}
