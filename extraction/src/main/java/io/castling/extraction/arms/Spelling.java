package io.castling.extraction.arms;

/**
 * One way in which a system is written. Plurals, and hyphens, spaces or nothing between the parts, are understood and
 * not listed; so are Cyrillic letters that transliterate to the same ({@code С-400}, {@code Искандер-М}).
 *
 * @param text as printed, for example {@code S-300PMU-2}
 * @param use what it takes to mean the system
 * @param materiel what it denotes of the system: {@code GEM-T} are interceptors of Patriot
 */
public record Spelling(String text, Use use, Materiel materiel) {

    /** What it takes for a spelling to mean the system. Ordered: the earlier, the more the word alone says. */
    public enum Use {
        /** Means the system wherever it stands. */
        ALONE,
        /** Also an ordinary word or name ({@code Patriot}): the article must speak of weapons. */
        IN_CONTEXT,
        /** More often something else ({@code Barak}): the words around it must name it a weapon. */
        NAMED_AS_WEAPON,
        /** A reporting name that nobody uses alone ({@code Growler}): only beside another spelling of the system. */
        BESIDE,
        /** A phrase that holds a spelling and means something else ({@code Patriot Act}). */
        NEVER
    }
}
