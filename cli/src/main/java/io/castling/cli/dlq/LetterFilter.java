package io.castling.cli.dlq;

import io.castling.platform.kafka.DeadLetters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which letters are meant; what is empty matches all.
 *
 * @param ids as {@link DeadLetter#id()} has them
 * @param topics of origin, or their dead letter topics
 * @param stages deserialize, process or produce
 * @param reason part of the reason or of the exception's name, in any case
 * @param key the whole key
 * @param since written at or after
 * @param until written before
 */
public record LetterFilter(
        List<String> ids,
        List<String> topics,
        List<String> stages,
        Optional<String> reason,
        Optional<String> key,
        Optional<Instant> since,
        Optional<Instant> until) {

    public LetterFilter {
        ids = List.copyOf(ids);
        topics = List.copyOf(topics);
        stages = List.copyOf(stages);
    }

    /** Exactly these letters. */
    public static LetterFilter of(List<String> ids) {
        return new LetterFilter(
                ids, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it matches all there are. */
    public boolean everything() {
        return ids.isEmpty()
                && topics.isEmpty()
                && stages.isEmpty()
                && reason.isEmpty()
                && key.isEmpty()
                && since.isEmpty()
                && until.isEmpty();
    }

    boolean matches(DeadLetter letter) {
        return (ids.isEmpty() || ids.contains(letter.id()))
                && (topics.isEmpty()
                        || topics.contains(letter.record().topic())
                        || letter.origin().filter(topics::contains).isPresent())
                && (stages.isEmpty() || stages.contains(letter.stage()))
                && reason.filter(part -> !tells(letter, part)).isEmpty()
                && key.filter(whole -> !letter.key().equals(whole)).isEmpty()
                && since.filter(begin -> letter.written().isBefore(begin)).isEmpty()
                && until.filter(end -> !letter.written().isBefore(end)).isEmpty();
    }

    private static boolean tells(DeadLetter letter, String part) {
        String story = letter.reason() + "\n" + letter.told(DeadLetters.EXCEPTION);
        return story.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
