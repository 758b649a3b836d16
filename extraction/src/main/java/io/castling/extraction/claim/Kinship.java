package io.castling.extraction.claim;

import io.castling.extraction.arms.WeaponSystem;
import java.util.Locale;

/** Which systems a noun can stand for: {@code the interceptors} are no rocket artillery. */
enum Kinship {
    ANY,
    /** {@code the air defences}. */
    DEFENDS,
    /** {@code the ballistic missiles}. */
    STRIKES;

    /** @param noun with the words that tell its kind, in any case */
    static Kinship of(String noun) {
        String said = noun.toLowerCase(Locale.ROOT);
        if (said.contains("air def") || said.contains("interceptor") || said.contains("missile def")) {
            return DEFENDS;
        }
        boolean strikes = said.contains("ballistic") || said.contains("cruise") || said.contains("anti-ship");
        return strikes ? STRIKES : ANY;
    }

    boolean admits(WeaponSystem system) {
        boolean defends = switch (system.systemClass()) {
            case AIR_DEFENCE, MISSILE_DEFENCE, INTERCEPTOR -> true;
            case BALLISTIC_MISSILE,
                    CRUISE_MISSILE,
                    ANTI_SHIP_MISSILE,
                    AIR_LAUNCHED_MISSILE,
                    COASTAL_DEFENCE,
                    ROCKET_ARTILLERY -> false;
        };
        return switch (this) {
            case ANY -> true;
            case DEFENDS -> defends;
            case STRIKES -> !defends;
        };
    }
}
