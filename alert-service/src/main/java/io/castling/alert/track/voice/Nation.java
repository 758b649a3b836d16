package io.castling.alert.track.voice;

import java.util.List;

/**
 * How articles name a state and what belongs to it.
 *
 * @param code ISO 3166-1 alpha-2
 * @param words names, adjectives and capitals that stand for it: {@code Britain}, {@code British}, {@code UK}
 */
public record Nation(String code, List<String> words) {

    public Nation {
        words = List.copyOf(words);
    }
}
