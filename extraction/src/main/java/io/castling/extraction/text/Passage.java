package io.castling.extraction.text;

import java.util.List;

/**
 * One field, read: its tokens, its blocks in order, and the sentences of these. Every token belongs to exactly one
 * sentence, every sentence to exactly one block.
 */
public final class Passage {

    private final Tokens tokens;
    private final List<Block> blocks;
    private final List<Sentence> sentences;

    Passage(Tokens tokens, List<Block> blocks, List<Sentence> sentences) {
        this.tokens = tokens;
        this.blocks = List.copyOf(blocks);
        this.sentences = List.copyOf(sentences);
    }

    public Field field() {
        return tokens.field();
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Each line, or wrapped paragraph, of the field. */
    public List<Block> blocks() {
        return blocks;
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** Index of the sentence that a token stands in. */
    public int sentenceOf(int token) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).first() <= token) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The sentence as a span of the field. */
    public Span span(Sentence sentence) {
        return tokens.span(sentence.first(), sentence.end());
    }
}
