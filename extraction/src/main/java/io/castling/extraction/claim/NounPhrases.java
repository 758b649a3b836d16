package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.WeaponSystem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the noun phrases that can name what moves: systems, and the words that stand for them. */
final class NounPhrases {

    private static final long FINITE =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);
    private static final long MODIFIERS =
            Tag.bits(Tag.ADJECTIVE, Tag.COREFERENT, Tag.WEAK_COREFERENT, Tag.UNIT_NOUN, Tag.ADVERB);

    private final Words words;
    private final Memory memory;
    private final QuantityReader quantities;

    NounPhrases(Words words, Memory memory) {
        this.words = words;
        this.memory = memory;
        this.quantities = new QuantityReader(words);
    }

    /** {@code the yearly output of missiles}: what is spoken of is the noun before {@code of}. */
    private boolean complement(int system, int first) {
        int i = system - 1;
        while (i >= first
                && (words.is(i, Unit.Kind.NUMBER)
                        || words.any(i, Tag.bits(Tag.DETERMINER, Tag.A, Tag.DEFINITE, Tag.ADJECTIVE, Tag.CONJUNCTION))
                        || words.is(i, Unit.Kind.COMMA)
                        || words.is(i, Unit.Kind.SYSTEM)
                        || words.is(i, Unit.Kind.POSSESSIVE)
                        || words.is(i, Unit.Kind.PLACE)
                        || words.is(i, Unit.Kind.PROPER))) {
            i--;
        }
        if (i <= first || !words.has(i, Tag.OF)) {
            return false;
        }
        return words.is(i - 1, Unit.Kind.WORD)
                && !words.any(
                        i - 1,
                        Tag.bits(
                                Tag.PORTION,
                                Tag.UNIT_NOUN,
                                Tag.COREFERENT,
                                Tag.WEAK_COREFERENT,
                                Tag.COMPONENT_NOUN,
                                Tag.DETERMINER,
                                Tag.CARRIER));
    }

    /** The nearest candidate to the left. */
    @Nullable Theme before(int end, int reach) {
        for (int i = end - 1; i >= 0 && i >= end - reach; i--) {
            if (words.is(i, Unit.Kind.SYSTEM) && !blocked(i)) {
                return theme(firstOfList(i), end);
            }
            if ((words.has(i, Tag.COREFERENT) && !words.is(i - 1, Unit.Kind.SYSTEM))
                    || (words.has(i, Tag.WEAK_COREFERENT) && definite(i))) {
                return coreferent(i);
            }
            if (words.is(i, Unit.Kind.BREAK)) {
                return null;
            }
        }
        return null;
    }

    int firstOfList(int system) {
        int first = system;
        for (int i = system - 1; i >= 0 && i > system - 6; i--) {
            if (words.is(i, Unit.Kind.SYSTEM) && !blocked(i)) {
                first = i;
            } else if (!words.is(i, Unit.Kind.COMMA)
                    && !words.is(i, Unit.Kind.NUMBER)
                    && !words.any(i, Tag.bits(Tag.CONJUNCTION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.UNIT_NOUN))) {
                break;
            }
        }
        return first;
    }

    @Nullable Theme find(int first, int end, boolean object) {
        int avoid = -1;
        for (int i = first; i < end; i++) {
            if (!object && words.any(i, Tag.bits(Tag.OTHER_PREPOSITION, Tag.BY)) && !words.is(i, Unit.Kind.DATE)) {
                avoid = i;
            }
            if (words.is(i, Unit.Kind.COMMA) || words.any(i, FINITE | Tag.bits(Tag.SPEECH, Tag.BEGIN))) {
                avoid = -1;
            }
            if (words.is(i, Unit.Kind.SYSTEM) && avoid < 0 && !blocked(i) && !(object && complement(i, first))) {
                return theme(i, end);
            }
        }
        return coreferentIn(first, end, object);
    }

    private @Nullable Theme coreferentIn(int first, int end, boolean object) {
        for (int i = first; i < end; i++) {
            boolean foreign = words.any(i, Tag.bits(Tag.OTHER_PREPOSITION, Tag.BY)) && !words.has(i, Tag.ADVERB);
            if ((foreign && i > first) || words.is(i, Unit.Kind.SYSTEM)) {
                return null;
            }
            if (words.has(i, Tag.COREFERENT) && !notMovedAfter(i)) {
                return coreferent(i);
            }
            if (words.has(i, Tag.WEAK_COREFERENT) && definite(i) && !notMovedAfter(i)) {
                return coreferent(i);
            }
            boolean pronoun = words.has(i, Tag.COREFERENT_PRONOUN) && (memory.silence() <= 3 || themeBefore(i) != null);
            if (pronoun
                    && (i == first
                            || words.is(i - 1, Unit.Kind.COMMA)
                            || words.any(i - 1, Tag.bits(Tag.ADVERB, Tag.CONJUNCTION)))
                    && (i + 1 == end || !object)) {
                return remembered(i, i + 1, "they");
            }
        }
        return null;
    }

    private boolean definite(int noun) {
        boolean opensSentence = noun == 0 && memory.silence() <= 1 && words.any(1, Tag.bits(Tag.BE, Tag.HAVE));
        if (opensSentence) {
            return true;
        }
        for (int i = noun - 1; i >= 0 && i >= noun - 4; i--) {
            if (words.has(i, Tag.DEFINITE)) {
                return true;
            }
            if (words.is(i, Unit.Kind.NUMBER) && (words.headline() || memory.silence() <= 1)) {
                return true;
            }
            if (!words.has(i, Tag.ADJECTIVE) && !words.is(i, Unit.Kind.NUMBER)) {
                return false;
            }
        }
        return false;
    }

    private boolean notMovedAfter(int noun) {
        int i = noun + 1;
        while (words.any(i, MODIFIERS)) {
            i++;
        }
        return words.has(i, Tag.NOT_MOVED) && !words.has(i, Tag.WEAK_COREFERENT);
    }

    /** {@code Patriot crews}, {@code the S-400 deal}. */
    boolean blocked(int system) {
        return notMovedAfter(system);
    }

    @Nullable Theme coreferent(int noun) {
        int first = noun;
        while (first > noun - 3
                && (words.has(first - 1, Tag.ADJECTIVE)
                        || (words.is(first - 1, Unit.Kind.WORD)
                                && words.unit(first - 1).entry().unknown()))) {
            first--;
        }
        return remembered(noun, noun + 1, words.text(first, noun + 1));
    }

    @Nullable Theme remembered(int first, int end, String noun) {
        Theme named = themeBefore(first);
        Theme before = named != null && Kinship.of(noun).admits(named.lead()) ? named : null;
        List<WeaponSystem> systems = before == null ? memory.systems(noun) : before.systems();
        if (systems.isEmpty()) {
            return null;
        }
        Theme theme = complete(
                systems.stream()
                        .map(system -> new Theme.Part(system, first, Quantity.UNSAID))
                        .toList(),
                first,
                end,
                false);
        return before != null && words.has(first, Tag.COREFERENT_PRONOUN)
                ? theme.counted(theme.quantity().or(before.quantity()))
                : theme;
    }

    /** The last that the sentence itself names before the unit. */
    private @Nullable Theme themeBefore(int unit) {
        for (int i = unit - 1; i >= 0; i--) {
            SystemMention mention = words.unit(i).system();
            if (mention != null) {
                return blocked(i)
                        ? complete(List.of(new Theme.Part(mention.system(), i, Quantity.UNSAID)), i, i + 1, true)
                        : theme(firstOfList(i), unit);
            }
        }
        return null;
    }

    Theme theme(int system, int limit) {
        List<Theme.Part> parts = new ArrayList<>(2);
        int last = system;
        boolean joined = true;
        for (int i = system; i < Math.min(limit, words.size()); i++) {
            SystemMention mention = words.unit(i).system();
            if (mention != null && joined && !blocked(i)) {
                if (parts.stream().noneMatch(part -> part.system().equals(mention.system()))) {
                    parts.add(new Theme.Part(mention.system(), i, part(i, i > system)));
                }
                last = i;
                joined = false;
            } else if (words.is(i, Unit.Kind.COMMA) || words.has(i, Tag.CONJUNCTION)) {
                joined = true;
            } else if (mention == null
                    && !words.is(i, Unit.Kind.NUMBER)
                    && i > last
                    && !words.any(i, MODIFIERS | Tag.bits(Tag.DETERMINER, Tag.OF, Tag.A))
                    && !(words.is(i, Unit.Kind.WORD) && words.unit(i).entry().unknown())
                    && !words.has(i, Tag.COMPONENT_NOUN)
                    && !fromPlace(i)) {
                break;
            }
        }
        return complete(parts, system, last + 1, true);
    }

    /** {@code launchers from the US and}: where they are from stands inside the list. */
    private boolean fromPlace(int at) {
        if (words.has(at, Tag.FROM)) {
            return words.is(at + 1, Unit.Kind.PLACE) || words.is(at + 2, Unit.Kind.PLACE);
        }
        boolean enclosing = words.is(at - 1, Unit.Kind.COMMA) && words.is(at - 2, Unit.Kind.PLACE);
        return words.is(at, Unit.Kind.PLACE)
                && (words.has(at - 1, Tag.FROM) || words.has(at - 2, Tag.FROM) || enclosing);
    }

    /** How many of a system that is named among others. */
    private Quantity part(int system, boolean further) {
        return further ? quantities.read(quantities.start(system), nounEnd(system + 1)) : Quantity.UNSAID;
    }

    private int nounEnd(int from) {
        int end = from;
        while (words.any(end, Tag.bits(Tag.UNIT_NOUN, Tag.COREFERENT, Tag.COMPONENT_NOUN, Tag.ADJECTIVE))) {
            end++;
        }
        return end;
    }

    private Theme complete(List<Theme.Part> parts, int first, int end, boolean named) {
        int last = nounEnd(end);
        WeaponSystem lead = parts.getFirst().system();
        boolean launcher = false;
        boolean interceptors = false;
        boolean components = false;
        for (int i = Math.max(0, first - 4); i < last; i++) {
            interceptors |= words.has(i, Tag.INTERCEPTOR_NOUN) && i >= first - 2;
            components |= words.has(i, Tag.COMPONENT_NOUN);
            launcher |= words.has(i, Tag.UNIT_NOUN) && !words.has(i, Tag.INTERCEPTOR_NOUN);
        }
        Materiel materiel = lead.materiel();
        if (components && !launcher) {
            materiel = Materiel.COMPONENTS;
        } else if (interceptors
                && !launcher
                && lead.systemClass() != io.castling.extraction.arms.SystemClass.BALLISTIC_MISSILE) {
            materiel = Materiel.INTERCEPTORS;
        }
        int start = quantities.start(first);
        return new Theme(
                parts,
                first,
                last,
                named,
                launcher,
                quantities.read(start, parts.size() > 1 ? nounEnd(first + 1) : last),
                materiel,
                (start < words.size() && words.has(start, Tag.NO)) || words.has(start - 1, Tag.NO));
    }
}
