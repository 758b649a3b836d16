package io.castling.alert.track;

import io.castling.alert.track.voice.Signature;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a claim stands.
 *
 * @param id article id: the same for every revision
 * @param revision rises when the body changes
 * @param source who published it: a name or a host
 * @param published day of publication, where it is known
 * @param fetched day on which it was fetched; orders articles without a day of publication, and dates nothing
 * @param signature MinHash signature of the text; empty where there is none
 */
public record Article(
        String id,
        int revision,
        Optional<String> url,
        Optional<String> source,
        Optional<String> title,
        Optional<LocalDate> published,
        Optional<LocalDate> fetched,
        Signature signature) {

    /** The day that orders articles: published, else fetched, else the first day of the epoch. */
    public LocalDate day() {
        return published.or(() -> fetched).orElse(LocalDate.EPOCH);
    }
}
