package io.castling.alert.track.voice;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out who speaks in a claim: whom it is attributed to, or the outlet itself.
 *
 * <p>All bodies of one state are one speaker, since none of them is independent of the others. An agency or an outlet
 * that is cited beside somebody else only relays ("Kyodo, citing Maxar" is Maxar). Sources without a name are known
 * through the outlet alone, so it is the outlet that speaks.
 */
public final class Attribution {

    private static final int LONGEST_NAME = 6;
    private static final Pattern PIECES = Pattern.compile(
            "[;()/]|,?\\s+(?:citing|cited by|via|quoting|quoted by|according to|told|and)\\s+|\\s+&\\s+");

    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final SourceRegistry registry;

    public Attribution(SourceRegistry registry) {
        this.registry = registry;
    }

    /**
     * Who speaks in a claim.
     *
     * @param speakers never empty
     * @param relays ids of those who only pass it on
     */
    public record Attributed(List<Speaker> speakers, List<String> relays) {

        public Attributed {
            speakers = List.copyOf(speakers);
            relays = List.copyOf(relays);
        }
    }

    /**
     * Who speaks.
     *
     * @param article id of the article, which stands for an outlet that is not known
     * @param attributedTo as named in the article
     */
    public Attributed attribute(
            String article, Optional<String> source, Optional<String> url, List<String> attributedTo) {
        Map<String, Speaker> primary = new LinkedHashMap<>();
        Map<String, Speaker> relays = new LinkedHashMap<>();
        attributedTo.stream()
                .filter(said -> !SpeakerWords.shortened(Words.of(said)))
                .forEach(said -> collect(said, primary, relays));
        // "The UK Ministry of Defence (MoD) ... the MoD said": short for the one named in full.
        if (primary.values().stream().noneMatch(Speaker::official)) {
            attributedTo.stream()
                    .filter(said -> SpeakerWords.shortened(Words.of(said)))
                    .forEach(said -> collect(said, primary, relays));
        }
        Speaker outlet = outlet(article, source, url);
        relays.putIfAbsent(outlet.id(), outlet);
        if (primary.isEmpty()) {
            Speaker nearest = relays.values().iterator().next();
            primary.put(nearest.id(), nearest);
        }
        relays.keySet().removeAll(primary.keySet());
        return new Attributed(List.copyOf(primary.values()), List.copyOf(relays.keySet()));
    }

    /** The outlet that published an article. */
    public Speaker outlet(String article, Optional<String> source, Optional<String> url) {
        Optional<String> host = url.flatMap(Attribution::host);
        Optional<Source> known = source.flatMap(name -> registry.named(name).or(() -> registry.at(name)))
                .or(() -> host.flatMap(registry::at));
        if (known.isPresent()) {
            return speaker(known.get());
        }
        String name =
                source.filter(text -> !Words.key(text).isEmpty()).or(() -> host).orElse("");
        return name.isEmpty()
                ? new Speaker("article:" + article, "an unnamed outlet", Reliability.F, false, false)
                : new Speaker("outlet:" + Words.key(name), name, Reliability.F, false, false);
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url.strip()).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .map(host -> host.startsWith("www.") ? host.substring(4) : host);
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private void collect(String said, Map<String, Speaker> primary, Map<String, Speaker> relays) {
        List<Speaker> persons = new ArrayList<>();
        boolean institution = false;
        for (String piece : PIECES.split(said)) {
            List<Named> found = named(piece);
            for (Named named : found) {
                (named.relays ? relays : primary).putIfAbsent(named.speaker.id(), named.speaker);
                institution |= !named.relays;
            }
            if (found.isEmpty() && !namesPlatform(piece)) {
                person(piece).ifPresent(persons::add);
            }
        }
        if (!institution) {
            persons.forEach(person -> primary.putIfAbsent(person.id(), person));
        }
    }

    private record Named(Speaker speaker, boolean relays) {}

    /** Registered sources and bodies of states among the words, longest name first. */
    private List<Named> named(String piece) {
        List<String> words = Words.of(piece);
        List<Named> found = new ArrayList<>();
        Optional<Nation> nation = Optional.empty();
        boolean body = false;
        boolean onlyNation = !words.isEmpty();
        for (int at = 0; at < words.size(); at++) {
            boolean matched = false;
            for (int length = Math.min(LONGEST_NAME, words.size() - at); length > 0 && !matched; length--) {
                String key = String.join(" ", words.subList(at, at + length));
                Optional<Source> source = registry.keyed(key).filter(known -> length(key) > 1 || isName(key, piece));
                Optional<Nation> state = registry.nation(key);
                if (source.isPresent()) {
                    source.filter(known -> known.kind() != Source.Kind.PLATFORM)
                            .ifPresent(known -> found.add(new Named(speaker(known), known.relays())));
                } else if (state.isPresent()) {
                    nation = nation.or(() -> state);
                }
                matched = source.isPresent() || state.isPresent();
                at += matched ? length - 1 : 0;
            }
            body |= SpeakerWords.isBody(words.get(at));
            onlyNation &= matched;
        }
        if (found.isEmpty() && (body || onlyNation) && nation.isPresent()) {
            return List.of(new Named(state(nation.get().code()), false));
        }
        return found;
    }

    private static int length(String key) {
        return key.split(" ").length;
    }

    /** A single word is a name only where it is written as one: "independent media" is not The Independent. */
    private static boolean isName(String word, String piece) {
        for (String token : BREAKS.split(piece)) {
            if (Words.key(token).equals(word) && token.codePoints().anyMatch(Character::isUpperCase)) {
                return true;
            }
        }
        return false;
    }

    private boolean namesPlatform(String piece) {
        return Words.of(piece).stream()
                .anyMatch(word -> isName(word, piece)
                        && registry.keyed(word)
                                .filter(source -> source.kind() == Source.Kind.PLATFORM)
                                .isPresent());
    }

    private static Optional<Speaker> person(String piece) {
        List<String> words = Words.of(piece);
        if (SpeakerWords.nameNobody(words)) {
            return Optional.empty();
        }
        boolean capital = piece.codePoints().anyMatch(Character::isUpperCase);
        return capital
                ? Optional.of(
                        new Speaker("person:" + String.join(" ", words), piece.strip(), Reliability.F, false, false))
                : Optional.empty();
    }

    private Speaker speaker(Source source) {
        return source.kind() == Source.Kind.GOVERNMENT && source.country().isPresent()
                ? new Speaker(
                        "state:" + source.country().get(),
                        source.name(),
                        source.reliability(),
                        true,
                        source.stateControlled())
                : new Speaker(source.id(), source.name(), source.reliability(), false, source.stateControlled());
    }

    private Speaker state(String code) {
        return registry.state(code)
                .map(this::speaker)
                .orElseGet(() -> new Speaker("state:" + code, "government of " + code, Reliability.F, true, true));
    }
}
