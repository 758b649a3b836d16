package io.castling.extraction.claim;

import org.jspecify.annotations.Nullable;

/**
 * A spelling of the lexicon.
 *
 * @param tags set of {@link Tag#bit()}
 * @param forms set of {@link Form#bit()}; 0 where it is no verb
 * @param moving the movement of the verb with an object
 * @param going the movement of the verb without an object
 * @param nominal the movement of the noun
 * @param state the movement that a phrase tells as a state: {@code on its way}
 */
record Entry(
        long tags,
        int forms,
        @Nullable Movement moving,
        @Nullable Movement going,
        @Nullable Movement nominal,
        @Nullable Movement state) {

    static final Entry NONE = new Entry(0, 0, null, null, null, null);

    /** The forms of a verb. */
    enum Form {
        BASE,
        THIRD_PERSON,
        PAST,
        PARTICIPLE,
        ING;

        int bit() {
            return 1 << ordinal();
        }
    }

    boolean is(Form form) {
        return (forms & form.bit()) != 0;
    }

    /** Whether the lexicon does not have the word. */
    boolean unknown() {
        return tags == 0 && forms == 0 && moving == null && going == null && nominal == null && state == null;
    }

    /** The same word as part of a name, which does not move anything. */
    Entry tagsOnly() {
        return tags == 0 ? NONE : new Entry(tags, 0, null, null, null, null);
    }

    static Entry tagged(Tag tag) {
        return new Entry(tag.bit(), 0, null, null, null, null);
    }

    static Entry verb(Form form, Movement movement) {
        return movement.takesObject()
                ? new Entry(0, form.bit(), movement, null, null, null)
                : new Entry(0, form.bit(), null, movement, null, null);
    }

    static Entry noun(Movement movement) {
        return new Entry(0, 0, null, null, movement, null);
    }

    static Entry state(Movement movement) {
        return new Entry(0, 0, null, null, null, movement);
    }

    /** All that the two say; where both name a movement, the first does. */
    Entry and(Entry other) {
        return new Entry(
                tags | other.tags,
                forms | other.forms,
                moving == null ? other.moving : moving,
                going == null ? other.going : going,
                nominal == null ? other.nominal : nominal,
                state == null ? other.state : state);
    }
}
