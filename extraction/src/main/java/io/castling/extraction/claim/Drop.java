package io.castling.extraction.claim;

/** Why words of movement yield no claim. */
enum Drop {
    QUESTION("it is asked, not stated"),
    CONDITIONAL("it depends on a condition"),
    WISHED("it is wished, discussed, offered or contracted, not settled"),
    POSSIBLE("it is only called possible"),
    ASIDE("it only tells which system is meant"),
    PURPOSE("it is what something else is for"),
    STATE("it is a state, not a change"),
    IDIOM("the words do not mean a movement here"),
    NOTHING_TRACKED("what moves is no tracked system"),
    NO_PLACE("no place is said to be left or reached"),
    COMMERCE("it is a sale or an order"),
    FLIGHT("it is a missile in flight");

    private final String words;

    Drop(String words) {
        this.words = words;
    }

    /** The reason, for people. */
    String words() {
        return words;
    }
}
