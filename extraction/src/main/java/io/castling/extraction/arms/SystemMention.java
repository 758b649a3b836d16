package io.castling.extraction.arms;

import io.castling.extraction.text.Span;

/**
 * One literal occurrence of a system's name, with the longest surface form that denotes it.
 *
 * @param text the words as given
 * @param materiel what the words denote of the system: in {@code 168 PAC-3 MSE} interceptors of Patriot
 * @param spelling the catalogue's spelling that was recognised, for example {@code S-300PMU-2}
 * @param reason why these words were taken for the system, as a short clause
 */
public record SystemMention(
        Span span, String text, WeaponSystem system, Materiel materiel, String spelling, String reason) {}
