package io.castling.schemas.topic;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One run of the pipeline over the articles. The live lane alerts; a replay lane has topics, groups and state of its own
 * and nothing in it delivers.
 */
public sealed interface Lane {

    Live LIVE = new Live();

    /** What tells this lane's topics and applications apart; {@code live} or {@code replay-…}. */
    String name();

    record Live() implements Lane {
        @Override
        public String name() {
            return "live";
        }
    }

    /** @param id lower-case letters, digits and hyphens, at most 40 */
    record Replay(String id) implements Lane {
        private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

        public Replay {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("replay id '" + id
                        + "' is not usable: take lower-case letters, digits and hyphens, at most 40 characters");
            }
        }

        @Override
        public String name() {
            return "replay-" + id.toLowerCase(Locale.ROOT);
        }
    }
}
