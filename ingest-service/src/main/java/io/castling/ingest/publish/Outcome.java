package io.castling.ingest.publish;

import io.castling.ingest.article.ArticleId;

/** What became of one submission. */
public sealed interface Outcome {

    /**
     * It is on the topic, acknowledged by all replicas in sync.
     *
     * @param revision 1 for an article not known before
     */
    record Published(ArticleId id, int revision) implements Outcome {}

    /**
     * This very body is on the topic already; nothing was written.
     *
     * @param revision the one that has it
     */
    record Duplicate(ArticleId id, int revision) implements Outcome {}

    /**
     * The broker is away and it is on this machine's disk: it will be published, once, and needs not be handed in again.
     * Whether its body is new is not known yet.
     */
    record Spooled(ArticleId id) implements Outcome {}

    /** It can never be published as it is. */
    record Refused(ArticleId id, String reason) implements Outcome {}

    /** It was not published, or that is not known; handing it in again is right and harmless. */
    record Unavailable(ArticleId id, String reason) implements Outcome {}
}
