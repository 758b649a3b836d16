package io.castling.alert.topology;

/** Names of processors and stores: they are part of the stored state, so a change of one is a migration. */
final class Names {

    static final String READ_CLAIMS = "read-claims";
    static final String READ_WATCHLIST = "read-watchlist";
    static final String TRACK_FAMILY = "track-family";
    static final String UPDATE_WATCHLIST = "update-watchlist";
    static final String WRITE_RELOCATIONS = "write-relocations";
    static final String WRITE_WHEREABOUTS = "write-whereabouts";
    static final String WRITE_ALERTS = "write-alerts";
    static final String CLAIMS = "claims-by-family";
    static final String RELOCATION_NAMES = "relocation-names";
    static final String ALERT_THREADS = "alert-threads";
    static final String WATCHLIST = "watchlist";

    private Names() {}
}
