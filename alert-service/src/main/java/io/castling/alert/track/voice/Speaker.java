package io.castling.alert.track.voice;

/**
 * Somebody who says something, under a name that is the same however an article spells it.
 *
 * @param id normalised: equal ids are one voice
 * @param name for people
 * @param reliability of the source registry; F for who is not in it
 * @param official whether it speaks for a state
 * @param stateControlled whether a government decides what it says
 */
public record Speaker(String id, String name, Reliability reliability, boolean official, boolean stateControlled) {}
