package io.castling.extraction.claim;

/** What a word of the lexicon can do in a sentence. A word may have several tags; a set of them is a {@code long}. */
enum Tag {
    /** Begins a noun phrase that counts one: {@code a}, {@code another}. */
    A,
    /** {@code according to} and its like: what follows up to a comma names a source. */
    ACCORDING,
    ADJECTIVE,
    ADVERB,
    /** At rest: {@code in}, {@code at}, {@code on}. */
    AT,
    BE,
    BE_PRESENT,
    /** Governs a movement that really takes place: {@code begin to}, {@code was forced to}, {@code saw}. */
    BEGIN,
    BY,
    /** Ships, planes, trains and troops, which move with what they carry. */
    CARRIER,
    /** {@code reports}, {@code claims}: what a denial denies. */
    CLAIM_NOUN,
    COMMERCE,
    COMPONENT_NOUN,
    /** {@code if}, {@code unless}. */
    CONDITION,
    CONJUNCTION,
    /** Stands for a system named before, even without an article: {@code launchers}. */
    COREFERENT,
    COREFERENT_PRONOUN,
    DEFINITE,
    /** Denies what follows: {@code denied}, {@code no plans}. */
    DENY,
    DETERMINER,
    DO,
    /** Verbs that a missile in flight shares with a launcher on the road. */
    FLIGHT,
    /** Of these, those that a missile in flight mostly does. */
    FLIES,
    FOR,
    FROM,
    /** {@code km from}: an origin if {@code to} follows, else it only places something. */
    DISTANCE,
    HAD,
    HAVE,
    HEDGE,
    /** {@code believes}, {@code suggests}: hedges all that it reports. */
    HEDGING_SPEECH,
    INTERCEPTOR_NOUN,
    MAY,
    MUST,
    NEAR,
    NO,
    NOT,
    /** After the name of a system it makes the phrase mean something else: {@code crews}, {@code sale}. */
    NOT_MOVED,
    OF,
    OTHER_PREPOSITION,
    /** {@code on alert}, {@code out of service}: no place. */
    OUT_OF_USE,
    PLACE_NOUN,
    /** Governs a movement that is intended: {@code decided to}, {@code ordered the}. */
    PLAN,
    /** {@code a batch of}: the noun after {@code of} is what is meant. */
    PORTION,
    PREVIOUSLY,
    PRONOUN,
    RELATIVE,
    /** {@code south of}: places another place, is no end itself. */
    RELATIVE_PLACE,
    /** {@code appears to}, {@code is believed to}. */
    SEEM,
    SINGULAR_UNIT,
    SPEECH,
    /** Shots, hits and flights of missiles. */
    STRIKE,
    SUBORDINATOR,
    THERE,
    TO,
    UNIT_NOUN,
    /** A verb that moves nothing. */
    VERB,
    VIA,
    /** Stands for a system named before when it has an article: {@code the unit}. */
    WEAK_COREFERENT,
    WHERE,
    WILL,
    /** Governs a movement that nobody has settled: {@code wants to}, {@code contract to}, {@code considers}. */
    WISH,
    WITH,
    WOULD,
    YET;

    long bit() {
        return 1L << ordinal();
    }

    static long bits(Tag... tags) {
        long bits = 0;
        for (Tag tag : tags) {
            bits |= tag.bit();
        }
        return bits;
    }
}
