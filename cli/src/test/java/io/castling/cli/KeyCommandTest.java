package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.platform.http.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyCommandTest {

    private final TerminalFixture terminal = new TerminalFixture();
    private Path file;

    @BeforeEach
    void place(@TempDir Path folder) {
        file = folder.resolve("keys");
    }

    @Test
    void theTokenIsShownOnceAndTheFileKeepsItsHashForTheOwnerAlone() throws IOException {
        assertThat(run("newsroom", "--scope", "articles,sources", "--per-second", "50"))
                .isZero();

        String token = terminal.out().strip();
        ApiKey key = ApiKey.parse(Files.readString(file));
        assertThat(token).startsWith("newsroom.").hasSize("newsroom.".length() + 43);
        assertThat(Files.readString(file)).doesNotContain(token.substring(9));
        assertThat(key.scopes()).containsExactlyInAnyOrder("articles", "sources");
        assertThat(key.perSecond()).hasValue(50);
        assertThat(key.expires()).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondKeyStandsBesideTheFirst() throws IOException {
        run("newsroom");
        assertThat(run("newsroom-2", "--expires", "never")).isZero();
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(ApiKey.parse(Files.readAllLines(file).getLast()).expires()).isEmpty();
    }

    @Test
    void aNameThatIsTakenAndWhatCannotBeMeantAreWrongUsage() {
        run("newsroom");
        assertThat(run("newsroom")).isEqualTo(2);
        assertThat(run("News Room")).isEqualTo(2);
        assertThat(run("other", "--expires", "soon")).isEqualTo(2);
        assertThat(run("other", "--scope", "a/b")).isEqualTo(2);
        assertThat(terminal.err()).contains("already", "lower-case", "P90D", "first segments");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "key";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--file";
        all[arguments.length + 2] = file.toString();
        return terminal.run("", all);
    }
}
