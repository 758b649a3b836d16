package io.castling.alert.track;

import java.util.Comparator;
import java.util.List;

/**
 * Where a claim has come to sit.
 *
 * @param mark of its cluster
 * @param misfit how ill it fitted there when it joined; {@link Draft#NONE} for the claim that opened the cluster
 */
record Seat(Member member, Mark mark, double misfit) {

    static final Comparator<Seat> FIRMEST_FIRST = Comparator.comparing(Seat::member);

    /** Where the claim sits among seats, firmest first; negative where it does not. */
    static int indexOf(List<Seat> seats, Member member) {
        int place = placeOf(seats, member);
        return place < seats.size() && seats.get(place).member().equals(member) ? place : -1;
    }

    /** How many of the seats, firmest first, come before the claim. */
    static int placeOf(List<Seat> seats, Member member) {
        int low = 0;
        int high = seats.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seats.get(middle).member().compareTo(member) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
