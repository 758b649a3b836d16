package io.castling.schemas.topic;

/**
 * What the key of a topic is. Keys are plain UTF-8 text: an Avro key would carry the id of its schema, so that a new
 * schema version would move a key to another partition and escape compaction.
 */
public enum Key {
    /** Article id. */
    ARTICLE,
    /** Canonical name of a system family, for example {@code S-300}: all that one tracker needs shares a partition. */
    SYSTEM_FAMILY,
    /** Relocation id. */
    RELOCATION,
    /** System or family, a vertical bar, place id: {@code S-400|gn:554234}. */
    SYSTEM_AND_PLACE,
    /** Subscription id. */
    SUBSCRIPTION,
    /** Relocation id, a vertical bar, subscription id or {@code *} for all. */
    RELOCATION_AND_SUBSCRIPTION,
    /** Watchlist entry id. */
    WATCHED_SYSTEM,
    /** Alert id, subscription id and a mark of the channel, with vertical bars between. */
    ALERT_SUBSCRIPTION_AND_CHANNEL,
    /** Source id. */
    SOURCE,
    /** Replay id. */
    REPLAY
}
