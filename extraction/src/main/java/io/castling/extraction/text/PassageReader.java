package io.castling.extraction.text;

import java.util.ArrayList;
import java.util.List;

/** Puts a passage together: tokens, then lines, then what each line is for, then its sentences. */
final class PassageReader {

    private PassageReader() {}

    static Passage title(String title) {
        Tokens tokens = Tokenizer.tokenize(Field.TITLE, title);
        SentenceSplitter.markAbbreviations(tokens);
        return assemble(tokens, Lines.of(tokens), true);
    }

    static Passage body(String text) {
        Tokens tokens = Tokenizer.tokenize(Field.TEXT, text);
        SentenceSplitter.markAbbreviations(tokens);
        Dateline.mark(tokens);
        return assemble(tokens, Lines.of(tokens), false);
    }

    private static Passage assemble(Tokens tokens, int[] lines, boolean headline) {
        List<Block.Kind> kinds = headline ? List.of() : BlockSorter.sort(tokens, lines);
        List<Block> blocks = new ArrayList<>(lines.length);
        List<Sentence> sentences = new ArrayList<>(lines.length * 2);
        for (int line = 0; line < lines.length; line++) {
            int end = line + 1 < lines.length ? lines[line + 1] : tokens.size();
            Block.Kind kind = headline ? Block.Kind.HEADLINE : kinds.get(line);
            blocks.add(new Block(tokens.span(lines[line], end), kind));
            SentenceSplitter.split(tokens, lines[line], end, line, kind, sentences);
        }
        return new Passage(tokens, blocks, sentences);
    }
}
