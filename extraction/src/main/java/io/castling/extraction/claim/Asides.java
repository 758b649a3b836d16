package io.castling.extraction.claim;

/**
 * The parts of a sentence that tell who speaks: {@code , the ministry in Moscow said on Thursday}. Places and dates in
 * them are those of the speaker.
 */
final class Asides {

    private static final long MODALS = Tag.bits(Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST);

    private final Words words;
    private final boolean[] aside;

    private Asides(Words words) {
        this.words = words;
        this.aside = new boolean[words.size()];
    }

    static Asides of(Words words) {
        Asides asides = new Asides(words);
        for (int at = 0; at < words.size(); at++) {
            if (words.has(at, Tag.ACCORDING)) {
                asides.mark(at, asides.commaAfter(at + 1));
            } else if (asides.speaks(at)) {
                asides.speech(at);
            }
        }
        return asides;
    }

    boolean has(int at) {
        return aside[at];
    }

    /** Whether the unit is a verb of speaking with a speaker, not {@code is said to} or {@code reported losses}. */
    private boolean speaks(int at) {
        if (!words.any(at, Tag.bits(Tag.SPEECH, Tag.HEDGING_SPEECH)) || words.is(at, Unit.Kind.PROPER)) {
            return false;
        }
        return !words.any(at - 1, Tag.bits(Tag.BE, Tag.A, Tag.DEFINITE, Tag.OF, Tag.ADJECTIVE));
    }

    private void speech(int verb) {
        int subject = subject(verb);
        if (words.has(subject - 1, Tag.RELATIVE) && !words.is(subject, Unit.Kind.COMMA) && subject < verb) {
            return;
        }
        if (words.is(subject - 1, Unit.Kind.COMMA) && verbBefore(subject - 1)) {
            mark(subject - 1, thatAfter(verb) ? verb + 1 : sentenceGoesOn(verb));
            return;
        }
        int that = -1;
        for (int i = verb + 1; i < words.size() && i < verb + 14; i++) {
            if (words.has(i, Tag.RELATIVE)) {
                that = i;
                break;
            }
            if (words.any(i, MODALS) || words.unit(i).entry().forms() != 0 || words.is(i, Unit.Kind.COMMA)) {
                break;
            }
        }
        mark(subject, Math.max(verb + 1, that));
        for (int i = verb + 1; words.is(i, Unit.Kind.DATE) || words.has(i, Tag.ADVERB); i++) {
            aside[i] = true;
        }
    }

    /** Where the subject of a verb of speaking starts. */
    private int subject(int verb) {
        int i = verb;
        while (i > 0 && !startsAfter(i - 1)) {
            i--;
        }
        return i;
    }

    private boolean startsAfter(int at) {
        return words.is(at, Unit.Kind.COMMA)
                || words.is(at, Unit.Kind.BREAK)
                || words.any(at, MODALS | Tag.bits(Tag.SUBORDINATOR, Tag.BE, Tag.HAVE, Tag.VERB))
                || words.unit(at).entry().forms() != 0;
    }

    private boolean thatAfter(int verb) {
        for (int i = verb + 1; i < words.size() && i < verb + 8; i++) {
            if (words.has(i, Tag.RELATIVE)) {
                return true;
            }
        }
        return false;
    }

    /** The unit after the words about the speech that end a sentence: the next comma that something follows. */
    private int sentenceGoesOn(int verb) {
        for (int i = verb + 1; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK)
                    || (words.is(i, Unit.Kind.COMMA)
                            && words.any(i + 1, Tag.bits(Tag.CONJUNCTION, Tag.SUBORDINATOR)))) {
                return i;
            }
            boolean more = words.has(i, Tag.CONJUNCTION) && words.has(i + 1, Tag.RELATIVE);
            if (more || (words.has(i, Tag.SUBORDINATOR) && !words.has(i, Tag.RELATIVE))) {
                return i;
            }
        }
        return words.size();
    }

    private int commaAfter(int from) {
        for (int i = from; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.COMMA)
                    || words.is(i, Unit.Kind.BREAK)
                    || words.any(i, Tag.bits(Tag.SUBORDINATOR))) {
                return i;
            }
        }
        return words.size();
    }

    private boolean verbBefore(int end) {
        for (int i = 0; i < end; i++) {
            Unit unit = words.unit(i);
            if (unit.entry().forms() != 0
                    || unit.any(MODALS | Tag.bits(Tag.BE, Tag.HAVE, Tag.VERB, Tag.DO))
                    || unit.entry().nominal() != null
                    || unit.entry().state() != null) {
                return true;
            }
        }
        return false;
    }

    private void mark(int from, int end) {
        for (int i = Math.max(0, from); i < end && i < aside.length; i++) {
            aside[i] = true;
        }
    }
}
