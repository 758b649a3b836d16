package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no Castling that runs: articles of a file. */
class ExplainCommandTest {

    @TempDir
    private Path folder;

    private final TerminalFixture terminal = new TerminalFixture();

    @Test
    void aFileIsExplainedFromTheWordsToTheAlert() throws IOException {
        Path file = write(
                "articles.jsonl",
                "{\"id\": \"a\", \"published\": \"2026-03-12\", \"text\": \"Two S-400 batteries have been moved from"
                        + " Kaliningrad to Crimea, TASS said.\"}\n"
                        + "{\"id\": \"b\", \"text\": \"Poland would like to station a Patriot battery in Lask.\"}");

        assertThat(terminal.run("", "explain", file.toString())).isZero();

        assertThat(terminal.out())
                .contains("taken by transfer.passive")
                .contains("claims: S-400 from Kaliningrad to Crimea, reported, says TASS")
                .contains("NEW on article a: a movement not told before")
                .contains("dropped from emplace.active: \"station\"")
                .contains("It raises nothing: no sentence asserts")
                .contains("What would change it:");
    }

    @Test
    void aTextIsOneArticle() throws IOException {
        Path file =
                write("story.txt", "Launchers on the move\n\nS-400 launchers were moved from Kaliningrad to Crimea.\n");

        assertThat(terminal.run("", "explain", file.toString())).isZero();

        assertThat(terminal.out()).contains("Article story.txt, revision 1: Launchers on the move", "NEW: S-400 moved");
    }

    @Test
    void aSystemOfOnesOwnCatalogueIsRead() throws IOException {
        Path file =
                write("story.txt", "Launchers on the move\n\nTwo Vanaheim-7 launchers were moved from Tapa to Riga.\n");
        Path catalogue = write(
                "mine.yaml", "systems:\n- {name: Vanaheim-7, family: Vanaheim-7, class: air defence, owners: [NO]}\n");

        assertThat(terminal.run("", "explain", "--catalogue", catalogue.toString(), file.toString()))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).contains("claims: Vanaheim-7 from Tapa to Riga");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(terminal.run("", "explain", "nowhere/articles.jsonl")).isEqualTo(Castling.FAILED);

        assertThat(terminal.err()).contains("explain: there is no file nowhere/articles.jsonl");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
