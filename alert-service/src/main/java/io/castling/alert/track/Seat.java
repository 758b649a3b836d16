package io.castling.alert.track;

/**
 * Where a claim has come to sit.
 *
 * @param mark of its cluster
 * @param misfit how ill it fitted there when it joined; {@link Draft#NONE} for the claim that opened the cluster
 */
record Seat(Member member, Mark mark, double misfit) {}
