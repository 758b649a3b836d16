package io.castling.extraction.arms;

import io.castling.extraction.text.Span;

/** One literal occurrence of a system's name, with the longest surface form that denotes it. */
public record SystemMention(Span span, String text, WeaponSystem system) {}
