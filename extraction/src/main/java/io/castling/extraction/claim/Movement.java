package io.castling.extraction.claim;

/** The ways of moving that verbs and nouns speak of, and what they make of the places around them. */
enum Movement {
    /** Somebody moves it: {@code to} is where, {@code at} says nothing of the move. */
    TRANSFER(true, End.NONE, End.NONE),
    /** Somebody puts it somewhere: {@code at} is the destination. */
    EMPLACE(true, End.DESTINATION, End.NONE),
    /** Somebody gives it to somebody: {@code sent Ukraine a battery}. */
    GIVE(true, End.NONE, End.DESTINATION),
    /** The place of the subject gets it. */
    RECEIVE(true, End.NONE, End.NONE),
    /** Somebody takes it away: {@code at} is the origin. */
    REMOVE(true, End.ORIGIN, End.NONE),
    /** It comes to a place: {@code reached Guam}, {@code appeared in Crimea}. */
    ARRIVE(false, End.DESTINATION, End.DESTINATION),
    /** It goes from place to place. */
    GO(false, End.NONE, End.NONE),
    /** It sets off: {@code cast off in Travemuende}. */
    DEPART(false, End.ORIGIN, End.NONE),
    /** It leaves a place: {@code left Osan for Seongju}. */
    LEAVE(false, End.NONE, End.ORIGIN),
    /** It goes back. */
    RETURN(false, End.DESTINATION, End.NONE),
    /** It is no longer there. */
    VANISH(false, End.ORIGIN, End.ORIGIN),
    /** It is at a place: no move, but it may tell more about one that is told elsewhere. */
    STAND(false, End.DESTINATION, End.NONE);

    /** Which end of a move a place is. */
    enum End {
        ORIGIN,
        DESTINATION,
        VIA,
        NONE
    }

    private final boolean takesObject;
    private final End at;
    private final End bare;

    Movement(boolean takesObject, End at, End bare) {
        this.takesObject = takesObject;
        this.at = at;
        this.bare = bare;
    }

    /** Whether the grammatical object is what moves. */
    boolean takesObject() {
        return takesObject;
    }

    /** What a place at rest, {@code in Crimea}, is to this movement. */
    End at() {
        return at;
    }

    /** What a place without preposition after the verb, {@code left Guam}, is to this movement. */
    End bare() {
        return bare;
    }

    /** Whether the thing is gone from a place rather than come to one, which decides what {@code near} means. */
    boolean away() {
        return this == REMOVE || this == VANISH || this == LEAVE || this == DEPART;
    }
}
