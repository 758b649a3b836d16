package io.castling.extraction.text;

import io.castling.extraction.text.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what each line of a body is for: first each by its own words, then by its neighbours. Headlines of other
 * articles at the foot of a page matter most: they speak of moves that this article does not report.
 */
final class BlockSorter {

    /** A line of so many words that ends like a sentence is part of an article. */
    private static final int CLEARLY_TEXT = 8;

    private final Tokens tokens;
    private final int[] lines;
    private final List<Kind> kinds;

    private BlockSorter(Tokens tokens, int[] lines) {
        this.tokens = tokens;
        this.lines = lines;
        this.kinds = new ArrayList<>(lines.length);
    }

    static List<Kind> sort(Tokens tokens, int[] lines) {
        if (lines.length == 1) {
            return List.of(Kind.PARAGRAPH);
        }
        BlockSorter sorter = new BlockSorter(tokens, lines);
        for (int line = 0; line < lines.length; line++) {
            sorter.kinds.add(sorter.alone(line));
        }
        sorter.lists();
        sorter.tails();
        sorter.doubledCaptions();
        sorter.loneHeadlines();
        return sorter.kinds;
    }

    private int end(int line) {
        return line + 1 < lines.length ? lines[line + 1] : tokens.size();
    }

    private boolean isText(int line) {
        return LineCues.endsSentence(tokens, lines[line], end(line))
                && LineCues.words(tokens, lines[line], end(line)) >= CLEARLY_TEXT;
    }

    /** Too short to be told from a slogan. */
    private boolean isSlight(int line) {
        return LineCues.words(tokens, lines[line], end(line)) < 5;
    }

    private Kind alone(int line) {
        int first = lines[line];
        int end = end(line);
        if (LineCues.isPlea(tokens, first, end) || LineCues.isTailHead(tokens, first, end)) {
            return Kind.BOILERPLATE;
        }
        if (LineCues.isCaption(tokens, first, end)) {
            return Kind.CAPTION;
        }
        if (LineCues.endsSentence(tokens, first, end)) {
            return Kind.PARAGRAPH;
        }
        int words = LineCues.words(tokens, first, end);
        if (words < 4 || LineCues.isByline(tokens, first, end)) {
            return Kind.BOILERPLATE;
        }
        return words < 30 ? Kind.HEADLINE : Kind.PARAGRAPH;
    }

    /** What a paragraph announces with a colon is text, item by item, though no item ends as a sentence does. */
    private void lists() {
        boolean list = false;
        for (int line = 1; line < lines.length; line++) {
            boolean announced = kinds.get(line - 1) == Kind.PARAGRAPH && tokens.mark(lines[line] - 1) == ':';
            list = (list || announced) && LineCues.isItem(tokens, lines[line], end(line));
            if (list && kinds.get(line) != Kind.CAPTION && !LineCues.isPlea(tokens, lines[line], end(line))) {
                kinds.set(line, Kind.PARAGRAPH);
            }
        }
    }

    /** From the head of a list of other articles to the next line that is clearly text, nothing is of this article. */
    private void tails() {
        boolean tail = false;
        boolean writer = false;
        for (int line = 0; line < lines.length; line++) {
            if (writer && kinds.get(line) != Kind.BOILERPLATE) {
                kinds.set(line, Kind.BOILERPLATE);
                writer = false;
                continue;
            }
            tail = tail && !isText(line);
            if (tail) {
                kinds.set(line, Kind.BOILERPLATE);
            }
            tail |= LineCues.opensTail(tokens, lines[line], end(line));
            writer = LineCues.isWriterHead(tokens, lines[line], end(line));
        }
    }

    /** A picture's short title above its caption, which starts with the same words. */
    private void doubledCaptions() {
        for (int line = 0; line + 1 < lines.length; line++) {
            int size = end(line) - lines[line];
            boolean prefix = kinds.get(line) == Kind.HEADLINE
                    && kinds.get(line + 1) == Kind.CAPTION
                    && size < end(line + 1) - lines[line + 1];
            for (int i = 0; i < size && prefix; i++) {
                prefix = tokens.hash(lines[line] + i) == tokens.hash(lines[line + 1] + i);
            }
            if (prefix) {
                kinds.set(line, Kind.CAPTION);
            }
        }
    }

    /** Short lines among site furniture, or after the last paragraph with furniture about, are furniture. */
    private void loneHeadlines() {
        int lastText = lines.length - 1;
        while (lastText >= 0 && (kinds.get(lastText) != Kind.PARAGRAPH || isSlight(lastText))) {
            lastText--;
        }
        boolean furnished = kinds.subList(lastText + 1, lines.length).contains(Kind.BOILERPLATE);
        for (int line = 0; line < lines.length; line++) {
            boolean among = kinds.get(Math.max(0, line - 1)) == Kind.BOILERPLATE
                    && line + 1 < lines.length
                    && kinds.get(line + 1) == Kind.BOILERPLATE;
            boolean after = lastText >= 0 && line > lastText && furnished;
            boolean headline = kinds.get(line) == Kind.HEADLINE;
            boolean slight = kinds.get(line) == Kind.PARAGRAPH && isSlight(line);
            if (line > 0 && ((headline && (among || after)) || (slight && among))) {
                kinds.set(line, Kind.BOILERPLATE);
            }
        }
    }
}
