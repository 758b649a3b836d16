package io.castling.extraction.text;

/**
 * A sentence of a passage, at most {@link #LONGEST} tokens: longer runs without an end are cut, so that whatever
 * compares the words of a sentence with each other stays linear in the length of the article.
 *
 * @param first its first token
 * @param end the token after its last
 * @param block index of the block it stands in, see {@link Passage#blocks()}
 * @param kind what that block is for
 */
public record Sentence(int first, int end, int block, Block.Kind kind) {

    public static final int LONGEST = 512;

    public int size() {
        return end - first;
    }
}
