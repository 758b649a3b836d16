package io.castling.alert.track;

import java.util.ArrayList;
import java.util.List;

/** One end of a relocation while its claims are gathered: the finest places told, and those only guessed at. */
final class End {

    /** The claim, or the relocation so far, does not name this end. */
    static final double UNKNOWN = -1;

    private final List<Spot> firm = new ArrayList<>(2);
    private final List<Spot> guessed = new ArrayList<>(0);

    /** Closeness if the claim's end agrees with this one, {@link #UNKNOWN}, or {@link Spot#APART}. */
    double judge(Spots claimed) {
        if (claimed.isEmpty() || (firm.isEmpty() && guessed.isEmpty())) {
            return UNKNOWN;
        }
        double closeness = claimed.closeness(known());
        boolean guess = claimed.speculated() || firm.isEmpty();
        return closeness > Spot.AGREE && guess ? UNKNOWN : closeness;
    }

    double closeness(Spots claimed) {
        return claimed.closeness(known());
    }

    /** The places told; the guesses where there are none. */
    List<Spot> known() {
        return firm.isEmpty() ? guessed : firm;
    }

    boolean isGuessed() {
        return firm.isEmpty() && !guessed.isEmpty();
    }

    /** Takes in what a claim says: a finer place replaces the coarser, a coarser one adds nothing. */
    void add(Spots claimed) {
        List<Spot> known = claimed.speculated() ? guessed : firm;
        for (Spot spot : claimed.spots()) {
            boolean told = false;
            for (int i = known.size() - 1; i >= 0; i--) {
                if (spot.refines(known.get(i))) {
                    known.remove(i);
                } else {
                    told |= spot.agrees(known.get(i));
                }
            }
            if (!told) {
                known.add(spot);
            }
        }
    }
}
