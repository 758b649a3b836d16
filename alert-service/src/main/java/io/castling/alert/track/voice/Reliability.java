package io.castling.alert.track.voice;

/** The first half of the Admiralty pair (NATO STANAG 2511): what a source is worth by its record. */
public enum Reliability {
    A("completely reliable"),
    B("usually reliable"),
    C("fairly reliable"),
    D("not usually reliable"),
    E("unreliable"),
    /** Unknown, not bad. */
    F("reliability cannot be judged");

    private final String meaning;

    Reliability(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether this is known and at least as good as the other; F is neither better nor worse than anything. */
    public boolean atLeast(Reliability other) {
        return this != F && compareTo(other) <= 0;
    }
}
