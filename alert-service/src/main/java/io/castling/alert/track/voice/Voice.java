package io.castling.alert.track.voice;

import java.time.LocalDate;
import java.util.List;

/**
 * One independent upstream that reports a relocation: outlets that cite it, and copies of one text, are one voice.
 *
 * @param speaker who it is
 * @param articles ids of the articles in which it speaks, sorted
 * @param latest day of the last of them
 * @param denies whether it denies the move
 * @param hedged whether it never says so without a hedge
 */
public record Voice(Speaker speaker, List<String> articles, LocalDate latest, boolean denies, boolean hedged) {

    public Voice {
        articles = List.copyOf(articles);
    }
}
