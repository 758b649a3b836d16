package io.castling.schemas.topic;

import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.Delivery;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.RawArticle;
import io.castling.schemas.Relocation;
import io.castling.schemas.Replay;
import io.castling.schemas.Sighting;
import io.castling.schemas.SourceDefinition;
import io.castling.schemas.SourceHealth;
import io.castling.schemas.SourcePoll;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import java.time.Duration;
import java.util.List;

/** The catalogue: every topic of Castling. Each also has a dead-letter topic. */
public final class Topics {

    private static final CleanUp COMPACT = new CleanUp.Compact();
    private static final CleanUp ONE_YEAR = new CleanUp.Delete(Duration.ofDays(365));
    private static final int BUSY = 4;
    private static final int QUIET = 1;

    /** Articles as they came in. */
    public static final Topic<RawArticle> ARTICLES_RAW =
            new Topic<>("articles.raw.v1", Key.ARTICLE, RawArticle.class, ONE_YEAR, BUSY);
    /** Articles with systems, places and claims found in them. */
    public static final Topic<EnrichedArticle> ARTICLES_ENRICHED =
            new Topic<>("articles.enriched.v1", Key.ARTICLE, EnrichedArticle.class, ONE_YEAR, BUSY);
    /** Claims on their way to the tracker. */
    public static final Topic<ArticleClaim> CLAIMS =
            new Topic<>("claims.v1", Key.SYSTEM_FAMILY, ArticleClaim.class, ONE_YEAR, BUSY);
    /** The state of each relocation. */
    public static final Topic<Relocation> RELOCATIONS =
            new Topic<>("relocations.v1", Key.RELOCATION, Relocation.class, COMPACT, BUSY);
    /** Where each system was last reported. */
    public static final Topic<Sighting> WHEREABOUTS =
            new Topic<>("whereabouts.v1", Key.SYSTEM_AND_PLACE, Sighting.class, COMPACT, BUSY);
    /** Alerts, keyed by relocation so that the alerts about one keep their order. */
    public static final Topic<Alert> ALERTS = new Topic<>("alerts.v1", Key.RELOCATION, Alert.class, ONE_YEAR, BUSY);
    /** Who wants what. */
    public static final Topic<Subscription> SUBSCRIPTIONS =
            new Topic<>("subscriptions.v1", Key.SUBSCRIPTION, Subscription.class, COMPACT, QUIET);
    /** Which relocations somebody has taken note of. */
    public static final Topic<Acknowledgement> ACKNOWLEDGEMENTS =
            new Topic<>("acknowledgements.v1", Key.RELOCATION_AND_SUBSCRIPTION, Acknowledgement.class, COMPACT, QUIET);
    /** The systems that may alert. */
    public static final Topic<WatchedSystem> WATCHLIST =
            new Topic<>("watchlist.v1", Key.WATCHED_SYSTEM, WatchedSystem.class, COMPACT, QUIET);
    /** The outcome of each delivery. */
    public static final Topic<Delivery> DELIVERIES =
            new Topic<>("deliveries.v1", Key.ALERT_SUBSCRIPTION_AND_CHANNEL, Delivery.class, COMPACT, BUSY);
    /** How each source is doing. */
    public static final Topic<SourceHealth> SOURCES =
            new Topic<>("sources.v1", Key.SOURCE, SourceHealth.class, COMPACT, QUIET);

    /** Sources that were defined or paused while the service ran. */
    public static final Topic<SourceDefinition> SOURCES_DEFINED =
            new Topic<>("sources.defined.v1", Key.SOURCE, SourceDefinition.class, COMPACT, QUIET);
    /** Where the polling of each source stands; partitions are how several pollers share the work. */
    public static final Topic<SourcePoll> SOURCES_POLLED =
            new Topic<>("sources.polled.v1", Key.SOURCE, SourcePoll.class, COMPACT, BUSY);

    /** Which replays there are and how far they have come. */
    public static final Topic<Replay> REPLAYS = new Topic<>("replays.v1", Key.REPLAY, Replay.class, COMPACT, QUIET);

    private Topics() {}

    /** The whole catalogue, in the order of an article's way. */
    public static List<Topic<?>> all() {
        return List.of(
                ARTICLES_RAW,
                ARTICLES_ENRICHED,
                CLAIMS,
                RELOCATIONS,
                WHEREABOUTS,
                ALERTS,
                SUBSCRIPTIONS,
                ACKNOWLEDGEMENTS,
                WATCHLIST,
                DELIVERIES,
                SOURCES,
                SOURCES_DEFINED,
                SOURCES_POLLED,
                REPLAYS);
    }
}
