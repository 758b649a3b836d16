package io.castling.alert.track;

/** Tells one cluster from another, whatever joins or leaves it. Equal only to itself. */
final class Mark {}
