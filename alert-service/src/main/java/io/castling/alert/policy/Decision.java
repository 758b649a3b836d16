package io.castling.alert.policy;

import io.castling.alert.track.Claim;
import io.castling.alert.track.Relocation;
import java.util.List;

/** What is done about a change, and why. */
public sealed interface Decision {

    /** Why, in words. */
    List<String> reasons();

    /** An alert is sent. */
    record Raised(Alert alert) implements Decision {
        @Override
        public List<String> reasons() {
            return alert.reasons();
        }
    }

    /** A relocation changed, or did not, and nothing is sent. */
    record Silent(Relocation relocation, List<String> reasons) implements Decision {

        public Silent {
            reasons = List.copyOf(reasons);
        }
    }

    /** The claim did not enter the track. */
    record Unheard(Claim claim, List<String> reasons) implements Decision {

        public Unheard {
            reasons = List.copyOf(reasons);
        }
    }
}
