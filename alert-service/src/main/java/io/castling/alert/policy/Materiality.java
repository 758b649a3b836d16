package io.castling.alert.policy;

import io.castling.alert.track.Change;
import io.castling.alert.track.Relocation;
import io.castling.alert.track.voice.Voice;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a change is worth an UPDATE to people who were told of the relocation. The rules are listed in the README of
 * this module.
 *
 * @param material whether it is
 * @param reason why, or why not, in words
 */
record Materiality(boolean material, String reason) {

    /** Further voices tell an ops team nothing once there are as many as this, unless the grade rises. */
    private static final int ENOUGH_VOICES = 3;

    static Materiality of(Change.OfRelocation change) {
        return switch (change) {
            case Change.Opened opened -> yes("a movement not told before");
            case Change.Split split -> yes("a movement of its own, taken for part of " + split.from() + " before");
            case Change.Executed executed -> yes("what was planned is reported to have happened");
            case Change.Firmed firmed -> yes("told without a hedge now");
            case Change.Reinstated reinstated -> yes("denied before, and believed again");
            case Change.Merged merged ->
                yes("turned out to be the same movement as "
                        + merged.absorbed().stream().map(Relocation::id).collect(Collectors.joining(", ")));
            case Change.Doubted doubted -> yes("denied by " + names(doubted.voices()));
            case Change.Denied denied -> yes("a denial outweighs what speaks for it");
            case Change.Withdrawn withdrawn -> yes("nothing speaks for it any more");
            case Change.Corroborated corroborated -> corroborated(corroborated);
            case Change.Refined refined -> refined(refined);
            case Change.Corrected corrected -> yes(words(corrected.details()));
            case Change.Weakened weakened -> weakened(weakened);
            case Change.Repeated repeated -> no("told again by a voice that was heard before");
            case Change.Sealed sealed -> no("it is old, and left the memory of the track");
        };
    }

    private static Materiality corroborated(Change.Corroborated change) {
        String told = "also reported by " + names(change.voices());
        boolean better = grade(change.relocation()) < grade(change.before());
        int voices = change.relocation().support().size();
        return better || voices <= ENOUGH_VOICES
                ? yes(told)
                : no(told + ", but " + voices + " voices report it and its credibility stays");
    }

    private static Materiality refined(Change.Refined change) {
        String told = words(change.details());
        boolean material = change.details().stream().anyMatch(detail -> switch (detail.slot()) {
            case SYSTEM, ORIGINS, DESTINATIONS -> true;
            case COUNT, WHEN -> false;
        });
        return material ? yes(told) : no(told + ": kept for the next update");
    }

    private static String words(List<Change.Detail> details) {
        return details.stream().map(Change.Detail::words).collect(Collectors.joining(", "));
    }

    private static Materiality weakened(Change.Weakened change) {
        boolean worse = grade(change.relocation()) > grade(change.before());
        return worse
                ? yes("an article took its support back: now "
                        + change.relocation().credibility().code())
                : no("an article took its support back, but its credibility stays");
    }

    private static int grade(Relocation relocation) {
        return relocation.credibility().grade();
    }

    private static String names(List<Voice> voices) {
        return voices.stream().map(voice -> voice.speaker().name()).collect(Collectors.joining(", "));
    }

    private static Materiality yes(String reason) {
        return new Materiality(true, reason);
    }

    private static Materiality no(String reason) {
        return new Materiality(false, reason);
    }
}
