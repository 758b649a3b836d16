package io.castling.alert.track.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * The Admiralty pair (NATO STANAG 2511): what the best source is worth, and how credible the information is. Each half
 * is judged by itself.
 *
 * @param reliability of the best supporting voice
 * @param grade 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged
 * @param denied whether a denial outweighs the support
 * @param reasons why, in words
 */
public record Credibility(Reliability reliability, int grade, boolean denied, List<String> reasons) {

    private static final int CONFIRMED = 1;
    private static final int PROBABLE = 2;
    private static final int POSSIBLE = 3;
    private static final int DOUBTFUL = 4;
    private static final int IMPROBABLE = 5;
    private static final int UNKNOWN = 6;

    public Credibility {
        if (grade < CONFIRMED || grade > UNKNOWN) {
            throw new IllegalArgumentException("credibility is 1 to 6, not " + grade);
        }
        reasons = List.copyOf(reasons);
    }

    /** The pair as it is written: {@code B2}. */
    public String code() {
        return reliability.name() + grade;
    }

    public static Credibility of(List<Voice> voices) {
        List<Voice> support = voices.stream().filter(voice -> !voice.denies()).toList();
        List<Voice> denials = voices.stream()
                .filter(voice -> voice.denies() && !takenBack(voice, support))
                .toList();
        Reliability best = support.stream()
                .map(voice -> voice.speaker().reliability())
                .min(Reliability::compareTo)
                .orElse(Reliability.F);
        List<String> reasons = new ArrayList<>();
        if (support.isEmpty()) {
            if (denials.isEmpty()) {
                reasons.add("nobody reports it as news");
                return new Credibility(best, UNKNOWN, false, reasons);
            }
            reasons.add("only denied: " + names(denials));
            return new Credibility(denials.getFirst().speaker().reliability(), IMPROBABLE, true, reasons);
        }
        reasons.add(best.name() + ", " + best.meaning() + ": the best voice is "
                + support.getFirst().speaker().name());
        int grade = supported(support, reasons);
        if (denials.isEmpty()) {
            return new Credibility(best, grade, false, reasons);
        }
        if (outweighs(support, denials)) {
            reasons.add("denied by " + names(denials) + ", which outweighs the support");
            return new Credibility(best, IMPROBABLE, true, reasons);
        }
        reasons.add("denied by " + names(denials) + ": one grade down");
        return new Credibility(best, Math.min(IMPROBABLE, grade + 1), false, reasons);
    }

    /** Who denied it first and says so now denies it no longer. */
    private static boolean takenBack(Voice denial, List<Voice> support) {
        return support.stream()
                .anyMatch(voice -> sameSpeaker(voice, denial) && voice.latest().isAfter(denial.latest()));
    }

    private static boolean sameSpeaker(Voice one, Voice other) {
        return one.speaker().id().equals(other.speaker().id());
    }

    private static int supported(List<Voice> support, List<String> reasons) {
        List<Voice> firm = support.stream().filter(voice -> !voice.hedged()).toList();
        long reliable = firm.stream()
                .filter(voice -> voice.speaker().reliability().atLeast(Reliability.B))
                .count();
        boolean foreign = firm.stream().anyMatch(voice -> !voice.speaker().stateControlled());
        String count = support.size() == 1 ? "one voice" : support.size() + " independent voices";
        String told = count + " (" + names(support) + ")" + (firm.isEmpty() ? ", always with a hedge" : "");
        if ((firm.size() >= 3 && reliable >= 1 && foreign) || reliable >= 2) {
            reasons.add("confirmed: " + told);
            return CONFIRMED;
        }
        if (firm.size() >= 2 || (firm.size() == 1 && support.size() >= 2 && foreign)) {
            reasons.add("probably true: " + told);
            return PROBABLE;
        }
        if (firm.size() == 1 && (firm.getFirst().speaker().official() || reliable == 1)) {
            reasons.add("probably true: " + told + ", responsible for what it says");
            return PROBABLE;
        }
        if (firm.size() == 1 || support.size() >= 2) {
            reasons.add("possibly true: " + told);
            return POSSIBLE;
        }
        reasons.add("doubtful: " + told);
        return DOUBTFUL;
    }

    /** A retraction by who said it, or a denial by a better source than any of a hedged or lone report. */
    private static boolean outweighs(List<Voice> support, List<Voice> denials) {
        boolean retracted =
                support.stream().allMatch(voice -> denials.stream().anyMatch(denial -> sameSpeaker(voice, denial)));
        boolean weak = support.size() == 1 || support.stream().allMatch(Voice::hedged);
        boolean better = denials.stream()
                .anyMatch(denial -> !denial.speaker().stateControlled()
                        && denial.speaker().reliability().atLeast(Reliability.C)
                        && support.stream()
                                .noneMatch(voice -> voice.speaker()
                                        .reliability()
                                        .atLeast(denial.speaker().reliability())));
        return retracted || (weak && better);
    }

    private static String names(List<Voice> voices) {
        return String.join(
                ", ", voices.stream().map(voice -> voice.speaker().name()).toList());
    }
}
