/** Scores what extraction finds against labelled articles and prints the table; the labels' format is in README.md. */
@NullMarked
package io.castling.extraction.evaluation;

import org.jspecify.annotations.NullMarked;
