package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockSorterTest {

    @ParameterizedTest
    @MethodSource("articles")
    void lines_are_told_apart_by_their_words_and_neighbours(List<String> marked) {
        String text =
                String.join("\n", marked.stream().map(line -> line.substring(3)).toList());

        Passage passage = PassageReader.body(text);

        assertThat(passage.blocks())
                .extracting(block -> block.kind().name().charAt(0) + ": "
                        + text.substring(block.span().start(), block.span().end()))
                .isEqualTo(marked);
    }

    static Stream<List<String>> articles() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(BlockSorterTest.class.getResourceAsStream("blocks.txt"), "blocks.txt")) {
            String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^---\n"))
                    .map(article -> article.lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList());
        }
    }
}
