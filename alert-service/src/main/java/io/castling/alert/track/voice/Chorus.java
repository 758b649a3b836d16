package io.castling.alert.track.voice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts independent voices. The result depends on the set of utterances alone, not on their order. */
public final class Chorus {

    private Chorus() {}

    /** The voices, those in support before those that deny, the more reliable first. */
    public static List<Voice> of(List<Utterance> utterances) {
        List<Utterance> sorted = utterances.stream()
                .sorted(Comparator.comparing(Utterance::article)
                        .thenComparing(Utterance::denies)
                        .thenComparing(Utterance::hedged))
                .toList();
        Map<String, String> copies = copies(sorted);
        Set<String> relays = relays(sorted);
        Map<String, Part> parts = new TreeMap<>();
        for (Utterance utterance : sorted) {
            for (Speaker speaker : utterance.speakers()) {
                if (relays.contains(speaker.id())) {
                    continue; // it passes on what another voice says, here without naming that
                }
                String id = (utterance.denies() ? "-" : "+") + copies.getOrDefault(speaker.id(), speaker.id());
                parts.computeIfAbsent(id, key -> new Part(utterance.denies())).add(speaker, utterance);
            }
        }
        return parts.values().stream()
                .map(Part::voice)
                .sorted(Comparator.comparing(Voice::denies)
                        .thenComparing(voice -> voice.speaker().reliability())
                        .thenComparing(voice -> voice.speaker().id()))
                .toList();
    }

    /** Those who pass on what somebody else says, unless they are passed on themselves. */
    private static Set<String> relays(List<Utterance> utterances) {
        Map<String, Set<String>> upstream = new HashMap<>();
        for (Utterance utterance : utterances) {
            for (String relay : utterance.relays()) {
                upstream.computeIfAbsent(relay, key -> new TreeSet<>())
                        .addAll(utterance.speakers().stream().map(Speaker::id).toList());
            }
        }
        return upstream.entrySet().stream()
                .filter(relay -> !upstream.keySet().containsAll(relay.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Speakers that only ever copy each other's text here are one: each is mapped to the smallest of its kind. An
     * outlet speaks for itself in the articles that name nobody else, so only articles with one speaker are compared.
     */
    private static Map<String, String> copies(List<Utterance> utterances) {
        List<Utterance> own = new ArrayList<>();
        for (Utterance utterance : utterances) {
            if (utterance.speakers().size() == 1 && !utterance.signature().equals(Signature.NONE)) {
                own.add(utterance);
            }
        }
        Map<String, String> root = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            for (int j = 0; j < i; j++) {
                String one = find(root, own.get(i).speakers().getFirst().id());
                String other = find(root, own.get(j).speakers().getFirst().id());
                if (!one.equals(other)
                        && own.get(i).signature().copyOf(own.get(j).signature())) {
                    root.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
                }
            }
        }
        Map<String, String> resolved = new HashMap<>();
        root.keySet().forEach(id -> resolved.put(id, find(root, id)));
        return resolved;
    }

    private static String find(Map<String, String> root, String id) {
        String at = id;
        for (String next = root.get(at); next != null; next = root.get(at)) {
            at = next;
        }
        return at;
    }

    private static final class Part {
        private final boolean denies;
        private final TreeSet<String> articles = new TreeSet<>();
        private LocalDate latest = LocalDate.MIN;
        private boolean hedged = true;
        private Speaker best = new Speaker("\uffff", "", Reliability.F, false, false);

        Part(boolean denies) {
            this.denies = denies;
        }

        void add(Speaker speaker, Utterance utterance) {
            articles.add(utterance.article());
            latest = utterance.day().isAfter(latest) ? utterance.day() : latest;
            hedged &= utterance.hedged();
            Comparator<Speaker> order = Comparator.comparing(Speaker::reliability)
                    .thenComparing(Speaker::id)
                    .thenComparing(Speaker::name);
            best = order.compare(speaker, best) < 0 ? speaker : best;
        }

        Voice voice() {
            return new Voice(best, List.copyOf(articles), latest, denies, hedged);
        }
    }
}
