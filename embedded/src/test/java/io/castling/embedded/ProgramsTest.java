package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    private static final Path CHILDREN = Path.of("embedded.jar");

    @TempDir
    private Path runtime;

    @Test
    void whatIsMissingIsNamedWithTheRemedy() throws IOException {
        program("kafka-4.3.1", 1);

        assertThatThrownBy(() -> Programs.find(runtime, TestJvm.JAVA, CHILDREN))
                .isInstanceOf(SurroundingsException.class)
                .hasMessage("the embedded platform is not built: there is no folder apicurio-VERSION in " + runtime
                        + "; run 'mvn -DskipTests package' or name its place with -Dcastling.runtime=DIR");
    }

    @Test
    void aFolderLeftEmptyByABrokenBuildIsMissingToo() throws IOException {
        Files.createDirectory(runtime.resolve("kafka-4.3.1"));

        assertThatThrownBy(() -> Programs.find(runtime, TestJvm.JAVA, CHILDREN))
                .hasMessageContaining("there is no folder kafka-VERSION");
    }

    @Test
    void ofTwoVersionsTheOneBuiltLastIsTaken() throws IOException {
        program("kafka-4.3.1", 2);
        program("kafka-4.10.0", 3);
        program("kafka-4.9.0", 1);
        program("apicurio-3.3.3", 1);

        var programs = Programs.find(runtime, TestJvm.JAVA, CHILDREN);

        assertThat(programs.kafka()).hasFileName("kafka-4.10.0");
        assertThat(programs.registry()).hasFileName("apicurio-3.3.3");
    }

    private void program(String name, long modified) throws IOException {
        Path folder = Files.createDirectory(runtime.resolve(name));
        Files.createFile(folder.resolve("some.jar"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.ofEpochSecond(modified)));
    }
}
