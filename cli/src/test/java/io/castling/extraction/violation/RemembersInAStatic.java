package io.castling.extraction.violation;

import java.util.HashMap;

/** Breaks a rule on purpose. */
public final class RemembersInAStatic {
    static final HashMap<String, String> SEEN = new HashMap<>();

    private RemembersInAStatic() {}
}
