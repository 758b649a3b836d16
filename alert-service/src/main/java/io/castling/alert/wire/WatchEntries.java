package io.castling.alert.wire;

import io.castling.alert.policy.WatchEntry;
import io.castling.schemas.WatchedSystem;
import java.util.Optional;

/** Watchlist entries on the wire as those of the policy. */
final class WatchEntries {

    private WatchEntries() {}

    static WatchEntry of(WatchedSystem watched) {
        return new WatchEntry(
                watched.getId(),
                Optional.ofNullable(watched.getSystem()),
                Optional.ofNullable(watched.getFamily()),
                Optional.ofNullable(watched.getSystemClass()),
                Optional.ofNullable(watched.getOwner()));
    }
}
