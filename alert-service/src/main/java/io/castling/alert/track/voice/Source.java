package io.castling.alert.track.voice;

import java.util.List;
import java.util.Optional;

/**
 * One entry of the source registry.
 *
 * @param id stable key, in lower case
 * @param name for people
 * @param aliases other names under which articles cite it
 * @param hosts web hosts that it publishes under, without {@code www.}
 * @param country ISO 3166-1 alpha-2 of its seat; empty for what has none
 * @param stateControlled whether a government decides what it says
 * @param rationale why it has this reliability
 */
public record Source(
        String id,
        String name,
        List<String> aliases,
        List<String> hosts,
        Kind kind,
        Optional<String> country,
        Reliability reliability,
        boolean stateControlled,
        String rationale) {

    public Source {
        if (id.isBlank() || name.isBlank() || rationale.isBlank()) {
            throw new IllegalArgumentException("source '" + id + "' needs an id, a name and a rationale");
        }
        aliases = List.copyOf(aliases);
        hosts = List.copyOf(hosts);
    }

    /** What a source does with news. */
    public enum Kind {
        /** Sells news to outlets; relays what others say. */
        AGENCY,
        /** Publishes news; relays what others say. */
        OUTLET,
        /** A ministry, an army or another body of a state: speaks for itself. */
        GOVERNMENT,
        /** Investigates open sources: speaks for itself. */
        INVESTIGATOR,
        /** Sells satellite imagery: speaks for itself. */
        IMAGERY,
        /** An institute or an alliance: speaks for itself. */
        INSTITUTE,
        /** Makes weapons: speaks for itself. */
        MAKER,
        /** A platform on which anybody can publish: says nothing itself. */
        PLATFORM
    }

    boolean relays() {
        return kind == Kind.AGENCY || kind == Kind.OUTLET;
    }
}
