package io.castling.alert.track.voice;

import java.util.List;
import java.util.Set;

/** Words of which attributions are made that name no source of the registry, folded as {@link Words} does. */
final class SpeakerWords {

    /** Words for a body or an officer of a state when a word for the state stands with them. */
    private static final Set<String> BODIES = words("""
            mod ministry minister ministers military army navy marines air force forces government
            president presidential premier official officials intelligence staff embassy ambassador
            defence defense command commander general administration parliament spokesman spokesperson
            spokeswoman secretary authorities officer officers guard chancellor kremlin state
            department corps
            """);

    /** Words that name nobody. */
    private static final Set<String> NOBODY = words("""
            a an the of on in by from with to for several some many two three one multiple various
            other unnamed unidentified anonymous unspecified independent local foreign western senior
            military defence defense security diplomatic government intelligence industry russian
            language source sources official officials report reports reporter reporters media press
            outlet outlets newspaper newspapers news social network networks video videos image images
            imagery photo photos photograph photographs footage picture pictures satellite flight
            tracking post posts posted online open osint analyst analysts expert experts observer
            observers resident residents witness witnesses eyewitness eyewitnesses user users channel
            channels blogger bloggers person people familiar matter who spoke condition anonymity
            recorded flights data recent new commercial it its they he she monitoring group groups
            """);

    private SpeakerWords() {}

    static boolean isBody(String word) {
        return BODIES.contains(word);
    }

    /** Whether the words are of no name: {@code several local media}. */
    static boolean nameNobody(List<String> words) {
        return NOBODY.containsAll(words);
    }

    /** A body of a state without its nation: {@code the MoD}, {@code the ministry}. */
    static boolean shortened(List<String> words) {
        return words.stream().anyMatch(BODIES::contains)
                && words.stream().allMatch(word -> BODIES.contains(word) || NOBODY.contains(word));
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
